package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.run.FakeRunner;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.build.BuildInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tidemark compare} within this process. */
class CompareTest {
    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() throws IOException {
        surroundings = new TestSurroundings(directory);
        dump("old.json", "[1,0.1],[2,0.3]", "5");
        dump("new.json", "[1,0.4],[2,0.6]", "5");
    }

    @Test
    void aDifferenceIsToldByTheExitCode() {
        assertThat(execute("compare old.json new.json")).isEqualTo(ExitCode.TOLERANCE.number());
        assertThat(surroundings.out().lines())
                .containsExactly(
                        "metric  score  before  after  change  verdict",
                        "time    3      0.2 s   0.5 s  +150 %  higher",
                        "heap    0      5       5      0 %     same",
                        "",
                        "REJECTED: 3 standard deviations apart; the threshold is 1.");
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void whatIsTheSameIsAccepted() {
        assertThat(execute("compare old.json old.json")).isZero();
        assertThat(surroundings.out()).endsWith("ACCEPTED: 0 standard deviations apart; the threshold is 1.\n");
    }

    @Test
    void weightsAndDirectionsShow() {
        assertThat(execute("compare old.json new.json -w time=2 --better time=lower -t 3.5"))
                .isZero();
        assertThat(surroundings.out().lines())
                .startsWith(
                        "metric  score  weight  before  after  change  verdict",
                        "time    3      2       0.2 s   0.5 s  +150 %  same");
        surroundings = new TestSurroundings(directory);
        assertThat(execute("compare old.json new.json --better time=higher --only-worse"))
                .isZero();
        assertThat(surroundings.out()).contains("better").contains("ACCEPTED: 0 standard");
    }

    @Test
    void forMachinesItIsJson() {
        assertThat(execute("compare old.json new.json --json")).isEqualTo(1);
        assertThat(surroundings.out().lines()).hasSize(1);
        String json = surroundings.out();
        assertThat(JsonAt.value(json, "/type")).isEqualTo("comparison");
        assertThat(JsonAt.value(json, "/accepted")).isEqualTo(false);
        assertThat(((Number) JsonAt.value(json, "/sum")).doubleValue()).isCloseTo(3, Offset.offset(1e-9));
        assertThat(((Number) JsonAt.value(json, "/scores/heap")).doubleValue()).isZero();
        assertThat(((Number) JsonAt.value(json, "/metrics/0/places/0/parameters/apps")).intValue())
                .isEqualTo(4);
    }

    @Test
    void thePageIsWritten() throws IOException {
        assertThat(execute("compare old.json new.json --html page.html")).isEqualTo(1);
        assertThat(surroundings.out()).endsWith("page.html\n");
        assertThat(Files.readString(directory.resolve("page.html"))).contains("REJECTED", "old.json");
    }

    @Test
    void everythingThatCannotBeReadIsTold() throws IOException {
        Files.writeString(directory.resolve("broken.json"), "{");
        assertThat(execute("compare -r none.json -r broken.json -i .")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .startsWith("There are 3 problems:")
                .contains("--before = none.json", "does not exist")
                .contains("--before = broken.json", "cut off or damaged")
                .contains("--after = .", "name one");
        assertThat(surroundings.out()).isEmpty();
    }

    @Test
    void namesThatNobodyKnowsAreTold() {
        assertThat(execute("compare old.json new.json -w tme=1 --ignore-metric heep --better x=lower --axis y"))
                .isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .contains(
                        "There are 4 problems:",
                        "--weight = tme",
                        "did you mean time?",
                        "did you mean heap?",
                        "--axis = y");
    }

    @Test
    void nothingInCommonIsNoSuccess() throws IOException {
        Files.writeString(
                directory.resolve("else.json"),
                Files.readString(directory.resolve("new.json")).replace("\"apps\":4", "\"apps\":9"));
        assertThat(execute("compare old.json else.json")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err()).contains("must have something in common with old.json", "nowhere the same");
    }

    @Test
    void runsAreComparedByTheirDirectories() throws IOException {
        Files.createDirectories(directory.resolve("a"));
        Files.createDirectories(directory.resolve("b"));
        RunDump.write(directory.resolve("a"), RunExample.with(Outcome.OK, 100).build());
        RunDump.write(
                directory.resolve("b"),
                RunExample.with(Outcome.OK, 60).and(Outcome.STATUS_5XX, 40).build());
        assertThat(execute("compare a a")).as(surroundings.err()).isZero();
        surroundings = new TestSurroundings(directory);
        assertThat(execute("compare a b")).isEqualTo(1);
        assertThat(surroundings.out()).containsPattern("failures +\\S+ +0 % +40 % +– +worse");
        assertThat(surroundings.err()).contains("no spread to be measured by");
    }

    private void dump(String name, String times, String heap) throws IOException {
        Files.writeString(directory.resolve(name), """
                {"config":{"config":{"title":"T","metrics":[{"name":"time","units":"s"}]}},
                 "raw":[{"parameters":{"apps":4},"flags":{"status":"OK"},"values":{"time":[%s],"heap":[%s]}}]}
                """.formatted(times, heap));
    }

    private int execute(String arguments) {
        return new Cli(
                        surroundings.build(),
                        FakeRunner.returning(new RunExample().build()),
                        new FakeArchive(),
                        new BuildInfo("9.9.9", "abc"))
                .execute(arguments.split(" "));
    }
}
