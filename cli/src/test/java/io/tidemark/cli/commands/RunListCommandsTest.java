package io.tidemark.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.system.Terminal;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Runs of this machine; those in buckets are in {@code StoreEndToEndTest}. */
class RunListCommandsTest {
    private static final String ID = "20261120-191500-3f9c";

    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(directory);
    }

    @Test
    void withoutRunsNothingIsListed() throws ProblemsException {
        assertThat(reports().call()).isZero();
        assertThat(surroundings.out()).isEmpty();
        assertThat(surroundings.err()).isEqualToIgnoringNewLines("There are no runs in runs.");
    }

    @Test
    void runsAreATable() throws Exception {
        write("runs/" + ID);
        write("runs/" + ID + "-2");
        assertThat(reports().call()).isZero();
        assertThat(surroundings.out().lines())
                .containsExactly(
                        "id                      when (UTC)        title    kind   verdict  result",
                        "20261120-191500-3f9c-2  2026-11-20 19:00  example  burst  PASSED   10/s, 1 % bad",
                        "20261120-191500-3f9c    2026-11-20 19:00  example  burst  PASSED   10/s, 1 % bad");
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void onlyTheLatestWhenThereAreMany() throws Exception {
        write("runs/" + ID);
        write("runs/" + ID + "-2");
        assertThat(reports("--last", "1").call()).isZero();
        assertThat(surroundings.out()).contains(ID + "-2").doesNotContain(ID + " ");
        assertThat(surroundings.err()).contains("The latest 1 of 2 runs; --last N shows more.");
    }

    @Test
    void orAnObjectForEach() throws Exception {
        write("runs/" + ID);
        assertThat(reports("--json").call()).isZero();
        assertThat(surroundings.out().lines())
                .singleElement()
                .asString()
                .startsWith("{\"type\":\"run\",\"id\":\"" + ID + "\",\"startedEpochMillis\":1795201200000,"
                        + "\"title\":\"example\",\"kind\":\"burst\",\"verdict\":\"PASSED\",\"headline\":\"10/s, 1 % bad\","
                        + "\"figure\":{\"value\":10,\"unit\":\"1/s\"},\"files\":2,\"bytes\":");
    }

    @Test
    void aRunIsOpenedByItsIdItsBeginningOrItsDirectory() throws Exception {
        write("runs/" + ID);
        Files.writeString(directory.resolve("runs/" + ID + "/report.html"), "x");
        for (String name : List.of(ID, "2026", "runs/" + ID)) {
            assertThat(open(name).call()).isZero();
        }
        Path report = Path.of("runs", ID, "report.html");
        assertThat(surroundings.out().lines()).containsExactly(report.toString(), report.toString(), report.toString());
    }

    @Test
    void theBrowserOpensItOnlyOnATerminal() throws Exception {
        write("runs/" + ID);
        Path report = Files.writeString(directory.resolve("runs/" + ID + "/report.html"), "x");
        List<Path> shown = new ArrayList<>();
        surroundings.terminal(new ShowingTerminal(false, shown));
        assertThat(open(ID).call()).isZero();
        assertThat(shown).isEmpty();
        surroundings.terminal(new ShowingTerminal(true, shown));
        assertThat(open(ID).call()).isZero();
        assertThat(shown).containsExactly(report);
    }

    @Test
    void aBeginningOfSeveralIsAProblem() throws Exception {
        write("runs/" + ID);
        write("runs/" + ID + "-2");
        assertThatThrownBy(() -> open("2026").call())
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(
                        "RUN = 2026: must be the beginning of one id only (there are " + ID + ", " + ID + "-2");
        Files.writeString(directory.resolve("runs/" + ID + "/report.html"), "x");
        assertThat(open(ID).call())
                .as("a whole id is meant before those it begins")
                .isZero();
    }

    @Test
    void aRunWithoutAReportSaysHowToMakeIt() throws Exception {
        write("runs/" + ID);
        assertThatThrownBy(() -> open(ID).call())
                .hasMessageContaining("has no report.html")
                .hasMessageContaining("tidemark report " + Path.of("runs", ID));
    }

    @Test
    void aDirectoryWithoutARunIsAProblem() throws IOException {
        Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> open("empty").call())
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("must be the directory of a run")
                .hasMessageContaining("no run.json");
        assertThatThrownBy(() -> push("empty", "--to", "s3://bucket", "--endpoint-url", "http://127.0.0.1:1")
                        .call())
                .isExactlyInstanceOf(ProblemsException.class)
                .hasMessageContaining("must be the directory of a run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x --link | --link: needs --s3",
                "x --out y | --out = y: needs --s3",
                "x --s3 buckets --for 1h | --for = 1h: needs --link",
                "x --s3 buckets --link --for 8d | --for = 8d: must be from 1s to 7d",
                "x --s3 buckets --link --for 10 | --for = 10: must be a duration such as",
                "x --s3 buckets --link --out y | --link: cannot be together with --out",
                "x --s3 No_Bucket | --s3 = s3://No_Bucket: must be s3://BUCKET or s3://BUCKET/PREFIX",
                "x --s3 https://bucket | --s3 = https://bucket: must be s3://BUCKET or s3://BUCKET/PREFIX",
                "x --s3 buckets --endpoint-url localhost:9000 | --endpoint-url = localhost:9000: must begin with http:// or https://",
                "x --s3 buckets --region us_east | --region = us_east: must be the name of a region",
                "nothing | RUN = nothing: must be the id of a run in runs, or its beginning (tidemark reports lists them)",
                "../x | RUN = ../x: must be the id of a run in runs",
            })
    void mistakesAreTold(String arguments, String message) {
        assertThatThrownBy(() -> open(arguments.split(" ")).call())
                .isExactlyInstanceOf(ProblemsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void allMistakesAreToldTogether() {
        assertThatThrownBy(() ->
                        reports("--last", "0", "--s3", "X", "--region", "!").call())
                .isInstanceOfSatisfying(
                        ProblemsException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    private void write(String run) throws IOException {
        RunDump.write(
                Files.createDirectories(directory.resolve(run)),
                RunExample.with(Outcome.OK, 100).build());
    }

    private ReportsCommand reports(String... arguments) {
        return CommandLine.populateCommand(new ReportsCommand(surroundings.build()), arguments);
    }

    private OpenCommand open(String... arguments) {
        return CommandLine.populateCommand(new OpenCommand(surroundings.build()), arguments);
    }

    private PushCommand push(String... arguments) {
        return CommandLine.populateCommand(new PushCommand(surroundings.build()), arguments);
    }

    private record ShowingTerminal(boolean isInteractive, List<Path> shown) implements Terminal {
        @Override
        public int columns() {
            return DEFAULT_COLUMNS;
        }

        @Override
        public void show(Path file) {
            shown.add(file);
        }
    }
}
