package io.tidemark.experiment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    @TempDir
    private Path directory;

    @Test
    void aDumpOfTheDriverIsReadWithWhatIsNoNumberLeftOut() throws IOException {
        Dataset read = Sources.read(dump("old.json"), "old.json");
        assertThat(read.title()).isEqualTo("Scale Tests");
        assertThat(read.axes())
                .containsExactly(Map.entry("deploymentRate", "Deployment rate (depl/s)"), Map.entry("kind", "kind"));
        assertThat(read.quantities().get("responseTime"))
                .isEqualTo(new Quantity("responseTime", "Response Time", "seconds", Better.UNKNOWN));
        assertThat(read.points()).hasSize(2);
        assertThat(read.points().getFirst().parameters())
                .containsExactly(Map.entry("deploymentRate", 1), Map.entry("kind", "small"));
        assertThat(read.points().getFirst().values().get("responseTime")).containsExactly(1.0, 3.0);
        assertThat(read.points().getLast().values().get("responseTime")).containsExactly(4.0, 2.0);
        assertThat(read.points().getLast().values().get("heap")).isEmpty();
        assertThat(read.notes())
                .containsExactly(
                        "4 values are no number and left out",
                        "1 of 2 phases did not end with OK; what they measured counts all the same");
    }

    @Test
    void aDumpComparedWithItselfIsTheSame() throws IOException {
        Path file = dump("old.json");
        Comparison comparison =
                Comparer.compare(Sources.read(file, "a"), Sources.read(file, "b"), CompareSettings.DEFAULT);
        assertThat(comparison.score()).isZero();
        assertThat(comparison.isAccepted()).isTrue();
        assertThat(comparison.metrics()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"results-raw.json", "results/dump.json", "results/my-own-name.json", "another.json"})
    void aDumpIsFoundInADirectory(String name) throws IOException {
        dump("run/" + name);
        Files.writeString(directory.resolve("run/config.json"), "{\"raw\": 3, \"x\": [1]}");
        Files.writeString(directory.resolve("run/broken.json"), "{");
        assertThat(Sources.read(directory.resolve("run"), "run").points()).hasSize(2);
    }

    @Test
    void aDirectoryWithSeveralDumpsOfOtherNamesIsRefused() throws IOException {
        dump("run/one.json");
        dump("run/two.json");
        assertThatThrownBy(() -> Sources.read(directory.resolve("run"), "run"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one.json, two.json");
    }

    @Test
    void whatIsNoMeasurementIsRefusedWithAReason() throws IOException {
        for (var each : Map.of(
                        "{\"raw\": [{\"param", "cut off or damaged",
                        "{\"sum\": []}", "has no raw results",
                        "[]", "has no raw results",
                        "", "has no raw results",
                        "<html>", "cut off or damaged")
                .entrySet()) {
            Path file = Files.writeString(directory.resolve("x.json"), each.getKey());
            assertThatThrownBy(() -> Sources.read(file, "x.json"))
                    .as(each.getKey())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("x.json")
                    .hasMessageContaining(each.getValue());
        }
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> Sources.read(empty, "empty")).hasMessageContaining("neither a run (run.json)");
        assertThatThrownBy(() -> Sources.read(directory.resolve("none"), "none"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anExperimentWithoutPhasesHasNoPoints() throws IOException {
        Path file = Files.writeString(directory.resolve("x.json"), "{\"raw\": [], \"config\": {\"metrics\": [null]}}");
        Dataset read = Sources.read(file, "x.json");
        assertThat(read.points()).isEmpty();
        assertThat(read.title()).isEqualTo("x.json");
        assertThat(List.copyOf(read.quantities().keySet())).isEmpty();
    }

    private Path dump(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = SourcesTest.class.getResourceAsStream("driver-raw.json")) {
            Files.copy(in, file);
        }
        return file;
    }
}
