package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.run.FakeRunner;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.build.BuildInfo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private static final Run GOOD = RunExample.with(Outcome.OK, 100).build();

    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "               | No command was given.",
                "brust          | Unmatched argument at index 0: 'brust'",
                "burst          | Missing required parameter",
                "burst --usrs 5 | Unknown option: '--usrs'",
                "burst h --users | Missing required parameter for option '--users'",
                "report         | Missing required parameter: 'RUN_DIR'",
                "demo --rate 5  | Unknown option",
                "burst h --rate 5/s --duration 9s --rate 6/s | option '--rate' should be given once",
                "swarm p.yml --bind a --bind b | option '--bind' should be given once",
                "swarm p.yml h i | Unmatched argument at index 3: 'i'",
                "size h --fleet local --workers 2 --search ramp --fleet lambda | option '--fleet' should be given once",
            })
    void whatIsNotUnderstoodIsAUsageError(String arguments, String message) {
        assertThat(execute(FakeRunner.returning(GOOD), arguments == null ? "" : arguments))
                .isEqualTo(ExitCode.USAGE);
        assertThat(surroundings.err())
                .contains(message)
                .contains("Try tidemark")
                .contains("--help");
        assertThat(surroundings.err().lines().count()).isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "swarm p.yml --master                   | --master is Locust's: this process leads by itself",
                "swarm -f locustfile.py --headless      | -f is Locust's: the plan is the first word",
                "swarm p.yml --web-port=8089            | --web-port is Locust's: --bind HOST:PORT says where the page is.",
                "swarm p.yml --tags a --worker          | --worker is Locust's: workers are started by the swarm",
            })
    void whatOnlyLocustHasIsNamedWithWhatToUseInstead(String arguments, String hint) {
        assertThat(execute(FakeRunner.returning(GOOD), arguments.strip())).isEqualTo(ExitCode.USAGE);
        assertThat(surroundings.err()).contains("Unknown option").contains(hint).contains("Try tidemark swarm --help");
    }

    @Test
    void whatMayBeGivenAgainIsTakenTogether() {
        assertThat(execute(FakeRunner.returning(GOOD), "burst h --header A:1 --rate 5/s --header B:2 --plan-only"))
                .as(surroundings.err())
                .isEqualTo(ExitCode.OK);
        assertThat(surroundings.out()).contains("\"A\"", "\"B\"", "5/s");
    }

    @Test
    void aNearCommandIsSuggested() {
        execute(FakeRunner.returning(GOOD), "brust");
        assertThat(surroundings.err()).contains("tidemark burst");
    }

    @Test
    void badInputIsListedWithoutAStackTrace() {
        assertThat(execute(FakeRunner.returning(GOOD), "burst h --users x --workers 0"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(surroundings.err())
                .startsWith("There are 2 problems:" + System.lineSeparator() + "  --users: load.users = x: ")
                .contains("  command line: --workers = 0: ")
                .doesNotContain("\tat ");
        assertThat(surroundings.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"burst -v h --users x", "-v burst h --users x", "burst h --users x --verbose"})
    void verboseShowsWhereItCameFrom(String arguments) {
        assertThat(execute(FakeRunner.returning(GOOD), arguments)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(surroundings.err()).contains("\tat io.tidemark.");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "1, true",
        "T, true",
        "y, true",
        "yes, true",
        "false, false",
        "0, false",
        "n, false",
        "NO, false"
    })
    void soDoesTheVariableOfMaarathonDos(String value, boolean verbose) {
        surroundings.variable("MARATHON_DOS_DEBUG", value);
        execute(FakeRunner.returning(GOOD), "burst h --users x");
        assertThat(surroundings.err().contains("\tat io.tidemark.")).isEqualTo(verbose);
    }

    @Test
    void anotherValueOfItIsAProblem() {
        surroundings.variable("MARATHON_DOS_DEBUG", "maybe");
        assertThat(execute(FakeRunner.returning(GOOD), "burst h")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(surroundings.err()).contains("environment: MARATHON_DOS_DEBUG = maybe: must be one of true, 1");
    }

    @Test
    void aDefectHasItsOwnCode() {
        FakeRunner broken = new FakeRunner((listener, path, self) -> {
            throw new IllegalStateException("broken");
        });
        assertThat(execute(broken, "burst 127.0.0.1")).isEqualTo(ExitCode.DEFECT);
        assertThat(surroundings.err()).contains("Tidemark failed: java.lang.IllegalStateException: broken");
        assertThat(surroundings.err()).doesNotContain("\tat ");
        assertThat(directory.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void theCodeOfARunIsTheCodeOfTheProcess() {
        for (Ending.Kind kind : Ending.Kind.values()) {
            Run run = RunExample.with(Outcome.OK, 5).ending(kind).build();
            assertThat(execute(FakeRunner.returning(run), "burst 127.0.0.1 --quiet"))
                    .isEqualTo(ExitCode.of(run));
        }
    }

    @Test
    void thePlanCanBeSeenWithoutSendingAnything() {
        FakeRunner runner = FakeRunner.returning(GOOD);
        assertThat(execute(runner, "burst shop.example --rate 5000/s --plan-only"))
                .isEqualTo(ExitCode.OK);
        assertThat(surroundings.out()).contains("\"rate\" : \"5000/s\"");
        assertThat(runner.plans()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aPublicHostNeedsAPermission() {
        FakeRunner runner = FakeRunner.returning(GOOD);
        assertThat(execute(runner, "burst shop.example --rate 500/s")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(surroundings.err()).contains("--i-may-load-this shop.example");
        assertThat(runner.plans()).isEmpty();
        assertThat(execute(runner, "burst shop.example --rate 500/s --i-may-load-this shop.example"))
                .isEqualTo(ExitCode.OK);
        assertThat(runner.plans()).hasSize(1);
    }

    @Test
    void theDocumentedCommandOfMaarathonDosNeedsNone() {
        FakeRunner runner = FakeRunner.returning(GOOD);
        assertThat(execute(
                        runner,
                        "burst -p 8080 --workdir=" + directory.resolve("data")
                                + " --interval 5.00 --duration 180 --timeout 15 --pool-size 200 130.211.173.235"))
                .isEqualTo(ExitCode.OK);
        assertThat(runner.plans()).hasSize(1);
        assertThat(directory.resolve("data")).isDirectory();
    }

    @Test
    void aNoteAboutAUselessOptionGoesToErr() {
        execute(FakeRunner.returning(GOOD), "burst 127.0.0.1 --stddev 3");
        assertThat(surroundings.err()).contains("--stddev has no effect without --randomize.");
    }

    @Test
    void theVersionNamesTheCommit() {
        assertThat(execute(FakeRunner.returning(GOOD), "--version")).isEqualTo(ExitCode.OK);
        assertThat(surroundings.out()).isEqualToIgnoringNewLines("tidemark 9.9.9 (abc)");
    }

    private ExitCode execute(FakeRunner runner, String arguments) {
        Cli cli = new Cli(surroundings.build(), runner, new FakeArchive(), new BuildInfo("9.9.9", "abc"));
        int number = cli.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        return List.of(ExitCode.values()).stream()
                .filter(code -> code.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
