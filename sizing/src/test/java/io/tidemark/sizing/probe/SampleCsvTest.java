package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCsvTest {
    private static final HostSample FIRST =
            new HostSample(1000, Map.of(Metric.HOST_CPU, 0.123456, Metric.HOST_MEMORY_USED, 17e9));

    private static final HostSample SECOND = new HostSample(2000, Map.of(Metric.PROBE_CPU, 0.0));

    @TempDir
    Path directory;

    @Test
    void samplesComeBackAsTheyWere() throws IOException {
        write(FIRST, SECOND, new HostSample(3000, Map.of()));

        assertThat(SampleCsv.read(file())).containsExactly(FIRST, SECOND, new HostSample(3000, Map.of()));
    }

    @Test
    void eachSampleIsOnDiskAtOnce() throws IOException {
        try (SampleCsv csv = new SampleCsv(directory.resolve("made"))) {
            csv.add(FIRST);
            assertThat(SampleCsv.read(directory.resolve("made").resolve(SampleCsv.FILE)))
                    .containsExactly(FIRST);
        }
    }

    @Test
    void columnsAreNamedAndUnknownValuesBlank() throws IOException {
        write(SECOND);

        List<String> lines = Files.readAllLines(file());
        assertThat(lines.getFirst())
                .startsWith("epoch_ms,host_cpu,host_cpu_user,")
                .endsWith(",probe_cpu");
        assertThat(lines.get(1)).startsWith("2000,,,").endsWith(",,0");
    }

    @Test
    void aLineCutOffByTheEndOfItsWriterIsLeftOut() throws IOException {
        write(FIRST, SECOND);
        Files.writeString(file(), "3000,0.1", StandardOpenOption.APPEND);

        assertThat(SampleCsv.read(file())).containsExactly(FIRST, SECOND);
    }

    @Test
    void columnsOfOtherVersionsAreToldByTheirNames() throws IOException {
        Files.writeString(file(), "epoch_ms,host_mood,host_cpu\n1000,7,0.5\n");

        assertThat(SampleCsv.read(file())).containsExactly(new HostSample(1000, Map.of(Metric.HOST_CPU, 0.5)));
    }

    @Test
    void damageWithinAFileIsNamed() throws IOException {
        Files.writeString(file(), "epoch_ms,host_cpu\n1000,0.5\n2000\n3000,0.5\n");
        assertThatIOException().isThrownBy(() -> SampleCsv.read(file())).withMessageContaining("line 3");

        Files.writeString(file(), "epoch_ms,host_cpu\n1000,much\n");
        assertThatIOException().isThrownBy(() -> SampleCsv.read(file())).withMessageContaining("line 2");

        Files.writeString(file(), "a,b\n");
        assertThatIOException().isThrownBy(() -> SampleCsv.read(file())).withMessageContaining("epoch_ms");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAProblemAndSamplesAreKept() throws IOException {
        Path occupied = Files.createFile(directory.resolve("occupied"));
        try (Recording recording = new Recording(occupied)) {
            recording.add(FIRST);

            assertThat(recording.samples()).containsExactly(FIRST);
            assertThat(recording.problems()).singleElement().asString().contains("host.csv cannot be written");
        }
    }

    private Path file() {
        return directory.resolve(SampleCsv.FILE);
    }

    private void write(HostSample... samples) throws IOException {
        try (SampleCsv csv = new SampleCsv(directory)) {
            for (HostSample sample : samples) {
                csv.add(sample);
            }
        }
    }
}
