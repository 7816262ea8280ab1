package io.tidemark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSessionTest {
    private static final Run GOOD = RunExample.with(Outcome.OK, 100).build();
    private static final Run INTERRUPTED =
            RunExample.with(Outcome.OK, 5).ending(Ending.Kind.INTERRUPTED).build();

    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(directory);
    }

    @Test
    void writesTheRunAndSaysHowItWent() throws ProblemsException {
        assertThat(run(FakeRunner.returning(GOOD), Show.RESULT)).isEqualTo(ExitCode.OK);
        assertThat(directory.resolve("runs/20261120-191500-3f9c/report.html")).hasContent("20261120-191500-3f9c");
        assertThat(surroundings.out())
                .startsWith("VALID ")
                .contains("written      " + Path.of("runs", "20261120-191500-3f9c", "report.html"));
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void aProgramGetsOneObjectALine() throws ProblemsException {
        FakeRunner runner = new FakeRunner((listener, path, self) -> {
            listener.note("hello");
            return GOOD;
        });
        run(runner, Show.JSON);
        assertThat(surroundings.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("{\"type\":\"note\",\"text\":\"hello\"}"),
                        line -> assertThat(line)
                                .startsWith("{\"type\":\"result\",")
                                .contains("\"exitCode\":0"));
    }

    @Test
    void theFirstInterruptEndsTheRunAndKeepsWhatWasMeasured() throws ProblemsException {
        FakeRunner runner = new FakeRunner((listener, path, self) -> {
            surroundings.interrupts().interrupt();
            assertThat(self.isStopped()).isTrue();
            return INTERRUPTED;
        });
        assertThat(run(runner, Show.PROGRESS)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(surroundings.err()).contains(RunSession.STOPPING);
        assertThat(directory.resolve("runs/20261120-191500-3f9c/report.html")).exists();
        assertThat(surroundings.interrupts().isWatched()).isFalse();
    }

    @Test
    void filesAreStillWrittenUnderTheWatch() throws ProblemsException {
        boolean[] watched = new boolean[1];
        Archive archive = new Archive() {
            @Override
            public Written write(Path path, Run run, RunSettings settings) {
                watched[0] = surroundings.interrupts().isWatched();
                return new Written(List.of(), List.of("a log is not whole"));
            }

            @Override
            public Run read(Path path) throws IOException {
                throw new IOException();
            }
        };
        session(FakeRunner.returning(GOOD), archive).run(plan(), settings(Show.RESULT));
        assertThat(watched[0]).isTrue();
        assertThat(surroundings.err()).contains("a log is not whole");
    }

    @Test
    void whatTheRunnerRemarksIsSaidHoweverLittleElseIs() throws ProblemsException {
        run(FakeRunner.returning(GOOD).remarking("the log was dear"), Show.RESULT);
        assertThat(surroundings.err()).contains("the log was dear");
    }

    @Test
    void aRunThatCannotBeginLeavesNothingBehind() {
        FakeRunner runner = new FakeRunner((listener, path, self) -> {
            throw new ProblemsException(List.of(new Problem("worker", "TOKEN", "", "is not set", "")));
        });
        assertThatThrownBy(() -> run(runner, Show.PROGRESS)).isInstanceOf(ProblemsException.class);
        assertThat(directory.resolve("runs")).isEmptyDirectory();
        assertThat(surroundings.interrupts().isWatched()).isFalse();
    }

    @Test
    void aResultThatCannotBeWrittenIsAProblem() {
        Archive full = new Archive() {
            @Override
            public Written write(Path path, Run run, RunSettings settings) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public Run read(Path path) throws IOException {
                throw new IOException();
            }
        };
        assertThatThrownBy(() -> session(FakeRunner.returning(GOOD), full).run(plan(), settings(Show.RESULT)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("could not be written completely")
                .hasMessageContaining("No space left on device");
    }

    private ExitCode run(FakeRunner runner, Show show) throws ProblemsException {
        return session(runner, new FakeArchive()).run(plan(), settings(show));
    }

    private RunSession session(Runner runner, Archive archive) {
        return new RunSession(surroundings.build(), runner, archive);
    }

    private RunSettings settings(Show show) {
        Destination destination = new Destination.Below(directory.resolve("runs"));
        return new RunSettings(1, 0, Optional.empty(), destination, false, true, Optional.empty(), show);
    }

    private static Plan plan() throws ProblemsException {
        return PlanReader.read(
                PlanSource.text("target: http://127.0.0.1\nload: {users: 1, duration: 1s}", PlanFiles.none()));
    }
}
