package io.tidemark.sizing.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.dump.DumpException;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationLogTest {
    private final RandomParts parts = new RandomParts(7);
    private final SearchSettings settings = parts.settings();
    private final List<Observation> observations =
            Stream.generate(parts::observation).limit(5).toList();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve(ObservationLog.FILE);
        try (ObservationLog log = ObservationLog.create(file, settings)) {
            for (Observation observation : observations) {
                log.append(observation);
            }
        }
    }

    @Test
    void whatWasAppendedIsReadBackExactly() throws IOException {
        ObservationLog.Content content = ObservationLog.read(file);
        assertThat(content.settings()).isEqualTo(settings);
        assertThat(content.observations()).isEqualTo(observations);
        assertThat(content.notes()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(6);
    }

    @Test
    void anObservationCanBeReadAsSoonAsItIsAppended() throws IOException {
        Path other = directory.resolve("other.jsonl");
        try (ObservationLog log = ObservationLog.create(other, settings)) {
            assertThat(ObservationLog.read(other).observations()).isEmpty();
            log.append(observations.getFirst());
            assertThat(ObservationLog.read(other).observations()).containsExactly(observations.getFirst());
        }
    }

    /** Wherever the power fails: the whole lines count, the cut one is said. */
    @Test
    void aCutLastLineIsIgnoredAndSaid() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = first; length < whole.length; length += 11) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            ObservationLog.Content content = ObservationLog.read(file);
            assertThat(content.observations())
                    .as("cut at %s", length)
                    .isEqualTo(observations.subList(0, content.observations().size()));
            assertThat(content.notes()).as("cut at %s", length).hasSize(cut[length - 1] == '\n' ? 0 : 1);
        }
        assertThat(ObservationLog.read(file).notes().getFirst())
                .isEqualTo(file + ": its last line, 6, is cut and was ignored.");
    }

    @Test
    void aLogGoesOnAfterACut() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        try (ObservationLog log = ObservationLog.resume(file)) {
            log.append(observations.getLast());
        }
        assertThat(ObservationLog.read(file).observations()).isEqualTo(observations);
        assertThat(ObservationLog.read(file).notes()).isEmpty();
    }

    @Test
    void aDamagedLineIsNamedWithItsNumber() throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (String wrong : List.of("{", "{}", "", "[1]", lines.get(1) + "}", "{\"trial\":{}}")) {
            Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n" + wrong + "\n");
            assertThatThrownBy(() -> ObservationLog.read(file))
                    .as(wrong)
                    .isInstanceOf(DumpException.class)
                    .hasMessageStartingWith(file + " line 3: damaged: ");
        }
    }

    @Test
    void aFileThatIsNoLogIsRefused() throws IOException {
        Files.writeString(file, "");
        assertThatThrownBy(() -> ObservationLog.read(file))
                .hasMessage(file + ": the first line, with the settings of the search, is missing or cut");
        Files.writeString(file, "{\"format\":\"tidemark-run\",\"formatVersion\":1}\n");
        assertThatThrownBy(() -> ObservationLog.read(file))
                .hasMessage(file + " line 1: not a tidemark-observations file");
        Files.delete(file);
        assertThatThrownBy(() -> ObservationLog.read(file)).hasMessage(file + ": there is no such file");
    }
}
