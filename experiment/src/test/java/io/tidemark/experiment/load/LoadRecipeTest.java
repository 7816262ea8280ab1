package io.tidemark.experiment.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.planfile.PlanWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadRecipeTest {
    private static final Scope SCOPE =
            Scope.of(Map.of("rate", 20.0, "a", 3L, "host_url", "http://127.0.0.1:81", "version", "/v2"));

    @TempDir
    private Path directory;

    /** The plan that a text of the file's own language describes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a number is arrivals per second | {target: 'http://h', rate: '{{rate}}'}              | {rate: 20/s, duration: 30s}
            a rate has its own unit         | {target: 'http://h', rate: '{{a}}0/m', duration: 5} | {rate: 30/m, duration: 5s}
            users pause as in a burst       | {target: 'http://h', users: '{{a}}'}                | {users: 3, duration: 30s, pause: 500ms}
            a pause from a parameter        | {target: 'http://h', users: 2, pause: '{{a}}'}      | {users: 2, duration: 30s, pause: 3s}
            no pause                        | {target: 'http://h', users: 2, pause: 0}            | {users: 2, duration: 30s, pause: 0s}
            a computed rate                 | {target: 'http://h', rate: '{{eval(rate*a)}}'}      | {rate: 60/s, duration: 30s}
            random arrivals                 | {target: 'http://h', rate: 5, arrivals: poisson}    | {rate: 5/s, duration: 30s, arrivals: poisson}
            a warm-up                       | {target: 'http://h', rate: 5, warm_up: 2, duration: 9s} | {phases: [{name: warm-up, rate: 5/s, for: 2s, warm-up: true}, {name: main, rate: 5/s, for: 9s}]}
            a ramp                          | {target: 'http://h', users: 5, ramp: 2, pause: 1s}  | {pause: 1s, phases: [{name: ramp, users: 0..5, for: 2s}, {name: main, users: 5, for: 30s}]}
            a ramp that is warm-up          | {target: 'http://h', rate: 5, ramp: 2, warmUp: 1}   | {phases: [{name: ramp, rate: 0/s..5/s, for: 2s, warm-up: true}, {name: warm-up, rate: 5/s, for: 1s, warm-up: true}, {name: main, rate: 5/s, for: 30s}]}
            anything else by its path       | {target: 'http://h', rate: 5, set: {load.patience: '{{a}}s'}} | {rate: 5/s, duration: 30s, patience: 3s}
            """)
    void levelsBecomeTheLoadOfAPlan(String story, String yaml, String load) throws Exception {
        assertThat(PlanWriter.write(plan(yaml))).as(story).isEqualTo(PlanWriter.write(file("load: " + load)));
    }

    @Test
    void theRequestIsWhatWasSaid() throws Exception {
        Plan plan = plan(
                "{url: '{{host_url}}{{version}}/items?x=1', rate: 5, verb: POST, headers: {X-Version: '{{version}}'}, "
                        + "body: 'n={{a}}', latency: 250ms, tolerance: 1%, timeout: 2}");
        assertThat(PlanWriter.write(plan))
                .isEqualTo(PlanWriter.write(PlanReader.read(PlanSource.text("""
                                name: load
                                target: http://127.0.0.1:81
                                scenarios:
                                  - steps:
                                      - {method: POST, url: '/v2/items?x=1', headers: [{X-Version: /v2}], body: n=3}
                                load: {rate: 5/s, duration: 30s}
                                tolerance: {bad: 1%, latency: 250ms}
                                http: {timeout: 2s, response-timeout: 2s}
                                """, PlanFiles.none()))));
    }

    @Test
    void whatIsWrittenBesideAPlanFileTakesThePlaceOfWhatItSays() throws Exception {
        Files.writeString(directory.resolve("three.yml"), """
                name: three
                target: http://other.example
                load: {users: 4, duration: 1m}
                """);
        Plan plan = plan("{plan: '{{eval(\"three\")}}.yml', target: '127.0.0.1:81', rate: '{{rate}}', duration: 3}");
        assertThat(PlanWriter.write(plan))
                .isEqualTo(PlanWriter.write(PlanReader.read(PlanSource.text(
                        "{name: three, target: 'http://127.0.0.1:81', load: {rate: 20/s, duration: 3s}}",
                        PlanFiles.none()))));
        assertThat(plan("{plan: three.yml}").targets()).hasToString("[http://other.example]");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(
                        () -> plan("{target: 'http://h', rate: '{{nothing}}', latency: soon, set: {load.nowhere: 5}}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("rate")
                .hasMessageContaining("soon")
                .hasMessageContaining("nowhere");
    }

    private static Plan file(String load) throws ProblemsException {
        return PlanReader.read(PlanSource.text(
                "{name: load, target: 'http://h'}\n".replace("}", ", " + load + "}"), PlanFiles.none()));
    }

    private Plan plan(String yaml) throws ProblemsException {
        List<Option> options = new ArrayList<>(LoadRecipe.OPTIONS);
        options.add(Option.optional("name", OptionKind.WORD, "", ""));
        return TestSettings.read(options, settings -> LoadRecipe.read(settings, "load"), yaml)
                .plan(SCOPE, directory);
    }
}
