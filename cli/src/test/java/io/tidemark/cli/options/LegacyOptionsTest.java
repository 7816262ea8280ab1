package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.LegacyFiles;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyOptionsTest {
    private static final String TYPICAL =
            "-p 8080 --workdir=/tmp/data --interval 5.00 --duration 180 --timeout 15 --pool-size 200 ";

    /** The typical invocation of its document, word for word. */
    @Test
    void theDocumentedCommandDoesWhatItsDocumentSays() throws ProblemsException {
        Order order = Orders.order(TYPICAL + "130.211.173.235", Path.of(""));
        assertThat(order.plan()).isEqualTo(Orders.yaml("""
                target: http://130.211.173.235:8080
                load: {users: 200, duration: 3m, pause: 5s, pacing: from-response}
                scenarios: [{steps: [{get: /, checks: {status: 100..599}}]}]
                http: {timeout: 15s, response-timeout: 15s, connect-timeout: 15s}
                tolerance: {abort: true}
                """));
        RunSettings settings = order.settings();
        assertThat(settings.requests()).isTrue();
        assertThat(settings.destination()).isEqualTo(new Destination.Below(Path.of("/tmp/data")));
        assertThat(settings.legacy()).contains(new LegacyFiles(Optional.of(Path.of("/tmp/data")), 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--pool-size 20",
                "--interval 0.5",
                "--randomize",
                "--stddev 0.1",
                "-p 80",
                "--port 80",
                "--endpoint /",
                "--insecure",
                "--workdir /x",
                "-b 20",
                "--buckets 20"
            })
    void anyOfThemTurnsTheRulesOn(String option) throws ProblemsException {
        Order order = Orders.order(option + " h", Path.of(""));
        Plan plan = order.plan();
        assertThat(plan.http().totalTimeout()).hasSeconds(5);
        assertThat(plan.http().connectTimeout()).hasSeconds(5);
        assertThat(plan.tolerance().abort()).isTrue();
        assertThat(plan.scenarios().getFirst().steps().getFirst().checks()).hasSize(1);
        assertThat(order.settings().requests()).isTrue();
        assertThat(order.settings().legacy()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-d 30", "--duration 30", "-t 5", "--timeout 5", "--requests"})
    void optionsThatTidemarkHasTooDoNot(String option) throws ProblemsException {
        Order order = Orders.order(option + " h", Path.of(""));
        assertThat(order.settings().legacy()).isEmpty();
        assertThat(order.plan().tolerance().abort()).isFalse();
        assertThat(order.plan().scenarios().getFirst().steps().getFirst().checks())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--interval 2                          | pause: 2s",
                "--interval 0.25                       | pause: 250ms",
                "--pool-size 20                        | pause: 500ms",
                "--randomize                           | pause: {mean: 500ms, deviation: 100ms}",
                "--interval 3 --randomize --stddev 0.5 | pause: {mean: 3s, deviation: 500ms}",
                "--interval 3 --stddev 0.5             | pause: 3s",
            })
    void intervals(String options, String pause) throws ProblemsException {
        assertThat(Orders.plan(options + " h").load())
                .isEqualTo(Orders.yaml("target: 'http://h'\nload: {users: 20, duration: 30s, " + pause + "}")
                        .load());
    }

    @Test
    void aDeviationWithoutRandomizeIsNotedAsUseless() {
        assertThat(Orders.options("--stddev 2 h").notes())
                .containsExactly("--stddev has no effect without --randomize.");
        assertThat(Orders.options("--randomize --stddev 2 h").notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "h,                             http://h,           /",
        "--port 8080 h,                 http://h:8080,      /",
        "--insecure -p 8080 127.0.0.1,  http://127.0.0.1:8080, /",
        "--insecure http://h,           http://h,           /",
        "-p 8443 https://h,             https://h:8443,     /",
        "--endpoint /v2/tasks h,        http://h,           /v2/tasks",
        "--endpoint v2/tasks h/,        http://h,           /v2/tasks",
        "-p 80 ::1,                     http://[::1]:80,    /",
        "[::1]:8080/x,                  http://[::1]:8080,  /x",
        "HTTPS://h/x#,                  HTTPS://h,          /x#",
    })
    void urls(String arguments, String base, String path) {
        BurstOptions options = Orders.options(arguments);
        Findings findings = new Findings();
        assertThat(TargetUrl.of(options.what.getFirst(), options.legacy, findings))
                .isEqualTo(new TargetUrl(base, path));
    }

    @Test
    void ownOptionsOverrideItsRules() throws ProblemsException {
        Plan plan = Orders.plan("--pool-size 5 --status 200 --no-abort --connect-timeout 1s --tolerance 0% h");
        assertThat(plan).isEqualTo(Orders.yaml("""
                target: 'http://h'
                load: {users: 5, duration: 30s, pause: 500ms}
                scenarios: [{steps: [{get: /, checks: {status: 200}}]}]
                http: {timeout: 5s, response-timeout: 5s, connect-timeout: 1s}
                tolerance: {bad: 0%, abort: false}
                """));
    }

    @Test
    void withoutAWorkingDirectoryItsFilesAreInTheRun(@TempDir Path directory) throws ProblemsException {
        RunSettings settings = Orders.order("--buckets 7 h", directory).settings();
        assertThat(settings.legacy()).contains(new LegacyFiles(Optional.empty(), 7));
        assertThat(settings.destination()).isEqualTo(new Destination.Below(directory.resolve("runs")));
    }

    @Test
    void aRelativeWorkingDirectoryIsBelowTheCurrentOne(@TempDir Path directory) throws ProblemsException {
        assertThat(Orders.order("--workdir data h", directory).settings().legacy())
                .contains(new LegacyFiles(Optional.of(directory.resolve("data")), 20));
    }
}
