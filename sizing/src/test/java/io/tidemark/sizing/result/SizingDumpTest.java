package io.tidemark.sizing.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.dump.DumpException;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.core.capacity.Answer;
import io.tidemark.sizing.testing.Sizings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingDumpTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve(SizingDump.JSON);
    }

    @Test
    void whatWasWrittenIsReadBackExactly() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            RandomParts parts = new RandomParts(seed);
            Sizing sizing = Sizings.of(
                    parts.settings(),
                    List.of(parts.observation(), parts.observation(), parts.observation()),
                    parts.answer(),
                    parts.samples());
            SizingDump.write(directory, sizing);
            Sizing read = SizingDump.read(directory);
            assertThat(parts(read)).as("seed %s", seed).isEqualTo(parts(sizing));
            assertThat(read.run().timeline().windows())
                    .containsExactlyElementsOf(sizing.run().timeline().windows());
        }
    }

    @Test
    void nothingIsLeftBesideTheThreeFiles() throws IOException {
        write();
        try (var files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(SizingDump.JSON, RunDump.JSON, RunDump.HISTOGRAMS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"formatVersion\":1| \"formatVersion\":2| has format version 2, this program reads version 1",
                "tidemark-sizing| tidemark-song| not a tidemark-sizing file",
                "\"method\":\"capacity\",| | the field method is missing",
                "\"tolerance\":0.05| \"tolerance\":5| tolerance must be within (0, 1) but is 5",
                "\"status\":\"FOUND\"| \"status\":\"LOST_KEYS\"| LOST_KEYS",
                "\"runId\":\"2026| \"runId\":\"1926| belongs to the run 19261120-191500-3f9c, beside it is the run 2026",
                "\"evidence\":[\"evidence\"]| \"evidence\":[7]| should be a list of texts",
                "\"epochMillis\":[]| \"epochMillis\":[1],\"host_cpu\":[]| there are 1 samples but 0 values of host_cpu"
            })
    void aDamagedFileIsNamedWithWhatIsWrong(String old, String fresh, String expected) throws IOException {
        write();
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, fresh == null ? "" : fresh));
        assertThatThrownBy(() -> SizingDump.read(directory))
                .isInstanceOf(DumpException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(expected);
    }

    @Test
    void aFileThatIsCutAnywhereIsRefusedByName() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SizingDump.read(directory))
                    .as("cut at %s", length)
                    .isInstanceOf(DumpException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        write();
        Files.delete(file);
        assertThatThrownBy(() -> SizingDump.read(directory)).hasMessage(file + ": there is no such file");
    }

    /** All but the timeline, which knows no equality. */
    private static List<Object> parts(Sizing sizing) {
        return List.of(
                sizing.run().info(),
                sizing.method(),
                sizing.settings(),
                sizing.observations(),
                sizing.answer(),
                sizing.host(),
                sizing.probe(),
                sizing.samples(),
                sizing.bottleneck(),
                sizing.stated());
    }

    private void write() throws IOException {
        SizingDump.write(directory, Sizings.of(Sizings.answer(Answer.Status.FOUND, 1, 2, 3)));
    }
}
