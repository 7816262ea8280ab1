package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.TARGET;
import static io.tidemark.functions.planfile.Reading.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.plan.Plan;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanOverlayTest {
    private static final String FILE = TARGET + """
            scenarios:
              - name: browse
                steps:
                  - {get: /a, headers: {Accept: b}}
            load:
              phases: [{users: 10, for: 1s}, {users: 20, for: 1s}]
              pause: 1s
            """;

    @Test
    void flagsAloneMakeAPlan() {
        PlanOverlay overlay = PlanOverlay.builder()
                .url("http://shop.example", "URL")
                .put("load.users", "1", "--users")
                .put("load.duration", "1s", "--duration")
                .build();
        assertThat(flags(overlay)).isEqualTo(plan(TARGET + Reading.LOAD));
    }

    @Test
    void aValueCanBePutAtAnyKey() {
        PlanOverlay overlay = PlanOverlay.builder()
                .putField("tolerance.names", "GET /a", "ignored", "--name")
                .put("load.pause.mean", "1s", "--pause")
                .build();
        assertThat(Reading.problems(PlanSource.text(FILE, PlanFiles.none()).with(overlay)))
                .containsExactly(
                        "--pause: load.pause = {...}: must be a duration such as 5s, {from: 1s, to: 3s} or"
                                + " {mean: 5s, deviation: 1s}",
                        "--name: tolerance.names.GET /a = ignored: must be a mapping with bad, of, latency");
    }

    @Test
    void everyPartOfARequestCanComeFromFlags() {
        PlanOverlay overlay = PlanOverlay.builder()
                .url("http://shop.example/a?b=c", "URL")
                .put(PlanOverlay.FIRST_STEP + ".method", "POST", "--method")
                .put(PlanOverlay.FIRST_STEP + ".body", "5", "--body")
                .addField(PlanOverlay.FIRST_STEP + ".headers", "X.A", "1", "--header")
                .addField(PlanOverlay.FIRST_STEP + ".headers", "X.A", "true", "--header")
                .add(PlanOverlay.FIRST_STEP + ".checks.status", "200", "--status")
                .add(PlanOverlay.FIRST_STEP + ".checks.status", "3xx", "--status")
                .put("load.rate", "10/s", "--rate")
                .put("load.duration", "1m", "--duration")
                .put("http.insecure-tls", "true", "--insecure")
                .build();
        assertThat(flags(overlay)).isEqualTo(plan(TARGET + """
                scenarios:
                  - steps:
                      - url: /a?b=c
                        method: POST
                        body: "5"
                        headers: [{X.A: "1"}, {X.A: "true"}]
                        checks: {status: [200, 3xx]}
                load: {rate: 10/s, duration: 1m}
                http: {insecure-tls: true}
                """));
    }

    @Test
    void flagsReplaceWhatTheFileSays() {
        PlanOverlay overlay = PlanOverlay.builder()
                .put("load.pause", "2s", "--pause")
                .add("targets", "http://a", "--target")
                .add("targets", "http://b", "--target")
                .put("scenarios[0].steps[0].headers.Accept", "c", "--accept")
                .build();
        String expected = FILE.replace(TARGET, "targets: [http://a, http://b]\n")
                .replace("pause: 1s", "pause: 2s")
                .replace("Accept: b", "Accept: c");
        assertThat(over(overlay)).isEqualTo(plan(expected));
    }

    @Test
    void aLoadOfFlagsDisplacesTheLoadOfTheFile() {
        PlanOverlay users = PlanOverlay.builder()
                .put("load.users", "5", "--users")
                .put("load.duration", "1m", "--duration")
                .build();
        assertThat(over(users).load())
                .isEqualTo(plan(Reading.load("{users: 5, duration: 1m, pause: 1s}"))
                        .load());
        PlanOverlay rate = PlanOverlay.builder()
                .put("load.rate", "5/s", "--rate")
                .put("load.duration", "1m", "--duration")
                .build();
        assertThat(over(rate).load())
                .isEqualTo(plan(Reading.load("{rate: 5/s, duration: 1m}")).load());
    }

    @Test
    void flagsThatCannotBeTogetherAreAProblem() {
        PlanOverlay overlay = PlanOverlay.builder()
                .put("load.users", "5", "--users")
                .put("load.rate", "5/s", "--rate")
                .put("load.duration", "1m", "--duration")
                .build();
        assertThat(Reading.problems(PlanSource.text(FILE, PlanFiles.none()).with(overlay)))
                .contains("--rate: load.rate = 5/s: cannot be together with users (leave one of them out)");
    }

    @Test
    void whatFlagsLackIsMissingOnTheCommandLine() {
        assertThat(Reading.problems(PlanSource.flags(PlanOverlay.none(), PlanFiles.none())))
                .containsExactly(
                        "command line: target: is missing: a base URL such as https://shop.example",
                        "command line: load: is missing, such as {users: 20, duration: 30s}");
    }

    @ParameterizedTest
    @CsvSource({
        "http://h, http://h, ",
        "http://h:8080/, http://h:8080, /",
        "http://h/a/b?c=d, http://h, /a/b?c=d",
        "http://h?c=d, http://h, /?c=d",
        "nonsense/a, nonsense/a, ",
    })
    void aUrlIsATargetAndTheFirstStep(String url, String target, String step) {
        Tree tree = PlanOverlay.builder().url(url, "URL").build().over(Tree.Mapping.empty(Place.COMMAND_LINE));
        Tree.Mapping root = (Tree.Mapping) tree;
        assertThat(((Tree.Scalar) root.entries().get("target").value()).text()).isEqualTo(target);
        assertThat(root.entries().containsKey("scenarios")).isEqualTo(step != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", "a..b", "a[x]", "a[0", "a b", "[0]x"})
    void aPathThatIsNoneIsAMistakeOfTheProgram(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanOverlay.builder().put(path, "1", "--flag"));
    }

    @Test
    void aPositionBeyondTheEndIsAMistakeOfTheProgram() {
        PlanOverlay overlay =
                PlanOverlay.builder().put("targets[1]", "http://a", "--target").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overlay.over(Tree.Mapping.empty(Place.COMMAND_LINE)))
                .withMessage("index must be within [0, 0] but is 1");
    }

    private static Plan over(PlanOverlay overlay) {
        return plan(PlanSource.text(FILE, PlanFiles.none()).with(overlay));
    }

    private static Plan flags(PlanOverlay overlay) {
        return plan(PlanSource.flags(overlay, PlanFiles.none()));
    }
}
