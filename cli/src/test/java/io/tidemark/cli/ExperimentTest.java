package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.run.FakeRunner;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.build.BuildInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tidemark experiment} within this process. */
@Timeout(120)
class ExperimentTest {
    private static final Path EXAMPLES = Path.of("../examples/experiments");

    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() throws IOException {
        surroundings = new TestSurroundings(directory);
        for (String name : List.of("line.yml", "count.yml")) {
            Files.copy(EXAMPLES.resolve(name), directory.resolve(name));
        }
    }

    private int execute(String words) {
        return new Cli(
                        surroundings.build(),
                        FakeRunner.returning(new RunExample().build()),
                        new FakeArchive(),
                        new BuildInfo("9.9.9", "abc"))
                .execute(words.split(" "));
    }

    private void again() {
        surroundings = new TestSurroundings(directory);
    }

    @Test
    void anExperimentShowsItsTableAndWhereEverythingIs() throws IOException {
        assertThat(execute("experiment line.yml -D last=3")).isZero();

        assertThat(surroundings.out())
                .contains("A straight line", "parameter  metric  status")
                .contains("FINISHED     A straight line: 3 phases, 3 points in 0:0")
                .contains("results/results-raw.json", "results/report.html");
        assertThat(surroundings.err()).startsWith("phase 1 of 3   parameter=1   0:00");
        String dump = Files.readString(directory.resolve("results/results-raw.json"));
        assertThat((List<?>) JsonAt.value(dump, "/sum")).hasSize(3);
        assertThat(JsonAt.value(dump, "/sum/2/values/metric/mean")).isEqualTo(3.0);
        assertThat(Files.readString(directory.resolve("results/report.html"))).startsWith("<!DOCTYPE html>");
    }

    @Test
    void twoRunsOfTheSameAreTheSameForCompare() {
        assertThat(execute("experiment line.yml -D last=3 -r before --quiet")).isZero();
        again();
        assertThat(execute("experiment line.yml -D last=3 -r after --quiet")).isZero();
        again();
        assertThat(execute("compare before after")).isZero();
        assertThat(surroundings.out()).contains("ACCEPTED");
    }

    @Test
    void resultsAndRunsAreWhatTheCommandLineSays() throws IOException {
        assertThat(execute("experiment count.yml --repeat 2 -r elsewhere -M version=a=b --json"))
                .isZero();

        List<String> lines = surroundings.out().lines().toList();
        String end = lines.getLast();
        assertThat(JsonAt.value(end, "/type")).isEqualTo("end");
        assertThat(JsonAt.value(end, "/phases")).isEqualTo(8L);
        assertThat(JsonAt.value(end, "/failedPhases")).isEqualTo(0L);
        assertThat(lines)
                .filteredOn(line -> line.contains("\"type\":\"phase\""))
                .hasSize(8);
        String dump = Files.readString(directory.resolve("elsewhere/results-raw.json"));
        assertThat(JsonAt.value(dump, "/meta/version")).isEqualTo("a=b");
        assertThat((List<?>) JsonAt.value(dump, "/raw/2/values/counted")).hasSize(2);
        assertThat(JsonAt.value(dump, "/raw/2/values/counted/0/1")).isEqualTo(100.0);
    }

    @Test
    void aDryRunPrintsThePhasesAndStartsNothing() {
        assertThat(execute("experiment count.yml --dry-run")).isZero();

        assertThat(surroundings.out().lines())
                .containsExactly(
                        "policy.MultiStepPolicy",
                        "  1   lines=1",
                        "  2   lines=10",
                        "  3   lines=100",
                        "  4   lines=1000",
                        "Counted lines: 4 phases, 3 runs; nothing was started.");
        assertThat(directory.resolve("results")).doesNotExist();
    }

    @Test
    void phasesThatFailShowInTheExitCode() throws IOException {
        Files.writeString(
                directory.resolve("line.yml"),
                Files.readString(directory.resolve("line.yml"))
                        .replace("\"echo value={{parameter}}\"", "\"sh -c 'exit {{eval(parameter - 1)}}'\""));

        assertThat(execute("experiment line.yml -D last=3")).isEqualTo(ExitCode.TOLERANCE.number());
        assertThat(surroundings.out()).contains("failed       1 phase did not end OK: FAILED at 1 point");
    }

    @Test
    void aComponentThatFailsShowsInTheExitCode() throws IOException {
        Files.writeString(directory.resolve("plot.yml"), "reporters: [{class: CSVReporter, filename: line.yml/x.csv}]");

        assertThat(execute("experiment line.yml plot.yml -D last=1 -r .")).isEqualTo(ExitCode.COMPONENT.number());
        assertThat(surroundings.out())
                .contains("trouble      reporter.CSVReporter: ")
                .contains("results-raw.json");
        assertThat(surroundings.err()).contains("warning: reporter.CSVReporter: ");
    }

    @Test
    void everyMistakeOfAFileIsToldWithItsLine() throws IOException {
        Files.writeString(directory.resolve("bad.yml"), """
                config:
                  parameters: [{name: rate}]
                  metrics: [{name: m, summarize: [men]}]
                polices: []
                policies:
                  - class: policy.SimplePolicy
                    events: {end: HTTPLastResponsEndEvent}
                channels:
                  - class: channel.HTTPChanel
                    url: "{{rate}}"
                trackers:
                  - class: tracker.CountTracker
                    metric: n
                    events: LogLineEvent
                """);

        assertThat(execute("experiment bad.yml")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .contains("line 3", "did you mean mean?")
                .contains("line 4", "polices", "did you mean policies?")
                .contains("line 7", "did you mean HTTPLastResponseEndEvent?")
                .contains("line 9", "did you mean HTTPChannel?")
                .contains("line 14", "it comes from channel.CmdlineChannel")
                .contains("line 13", "(known: m)");
        assertThat(directory.resolve("results")).doesNotExist();
    }

    @Test
    void mistakesOfTheCommandLineAreAllTold() {
        assertThat(execute("experiment --clock-fps 0 --workers x --dry-run --resume --json --quiet"))
                .isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .contains("FILE.yml", "is missing")
                .contains("--clock-fps", "--workers", "--dry-run", "--json");
    }

    @Test
    void anInterruptedExperimentIsReportedAndGoneOnWith() throws IOException {
        surroundings.interruptWhenErrSays("phase 1 of 400");
        assertThat(execute("experiment line.yml -D last=400")).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(surroundings.out()).contains("INTERRUPTED  A straight line").contains("results-raw.json");
        long before = Files.readAllLines(directory.resolve("results/experiment.journal"))
                        .size()
                - 1L;

        again();
        assertThat(execute("experiment line.yml -D last=400 --resume")).isZero();
        assertThat(surroundings.out())
                .contains("FINISHED     A straight line: " + (400 - before) + " phases, 400 points");
    }

    @Test
    void anotherExperimentIsNotGoneOnWith() {
        assertThat(execute("experiment line.yml -D last=1")).isZero();
        again();
        assertThat(execute("experiment line.yml -D last=2 --resume")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err()).contains("--resume", "belongs to another experiment");
    }

    @Test
    void theReferenceInTheDocsIsThatOfTheProgram() throws IOException {
        assertThat(execute("experiment --reference")).isZero();
        assertThat(Path.of("../docs/experiments-reference.md"))
                .as("write it with ./tidemark experiment --reference > docs/experiments-reference.md")
                .hasContent(surroundings.out());
    }
}
