package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.TidemarkProcess.Ended;
import io.tidemark.cli.result.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tidemark experiment} as a process that is interrupted and killed. */
@Timeout(180)
class ExperimentProcessTest {
    private static final String[] LINE = {"experiment", "line.yml", "-D", "last=300", "--json"};

    @TempDir
    private Path directory;

    @BeforeEach
    void copyExample() throws Exception {
        Files.copy(Path.of("../examples/experiments/line.yml"), directory.resolve("line.yml"));
    }

    private Ended resume() throws Exception {
        return TidemarkProcess.run(
                directory, Map.of(), "experiment", "line.yml", "-D", "last=300", "--json", "--resume");
    }

    /** All of the line, each value once. */
    private void requireWholeLine() throws Exception {
        String dump = Files.readString(directory.resolve("results/results-raw.json"));
        assertThat((List<?>) JsonAt.value(dump, "/raw")).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat((List<?>) JsonAt.value(dump, "/raw/" + i + "/values/metric"))
                    .hasSize(1);
            assertThat(JsonAt.value(dump, "/raw/" + i + "/values/metric/0/1")).isEqualTo((double) (i + 1));
        }
    }

    private static long phases(Ended ended) {
        return (Long) JsonAt.value(ended.output().lines().toList().getLast(), "/phases");
    }

    @Test
    void aKilledExperimentIsGoneOnWithFromItsLastFinishedPhase() throws Exception {
        try (TidemarkProcess process = TidemarkProcess.start(directory, Map.of(), LINE)) {
            process.awaitOutput("\"number\":40,");
            process.signal("KILL");
            process.await();
        }
        assertThat(directory.resolve("results/results-raw.json")).doesNotExist();

        Ended ended = resume();

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(phases(ended)).isLessThan(270);
        requireWholeLine();
    }

    @Test
    void controlCReportsWhatThereIs() throws Exception {
        try (TidemarkProcess process = TidemarkProcess.start(directory, Map.of(), LINE)) {
            process.awaitOutput("\"number\":40,");
            process.signal("INT");
            assertThat(process.await()).isEqualTo(ExitCode.INTERRUPTED.number());
            assertThat(JsonAt.value(process.output().lines().toList().getLast(), "/interrupted"))
                    .isEqualTo(true);
        }
        String dump = Files.readString(directory.resolve("results/results-raw.json"));
        assertThat((List<?>) JsonAt.value(dump, "/raw")).hasSizeBetween(40, 299);

        assertThat(resume().code()).isZero();
        requireWholeLine();
    }
}
