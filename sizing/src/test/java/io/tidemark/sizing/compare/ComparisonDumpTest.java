package io.tidemark.sizing.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.capacity.Answer;
import io.tidemark.sizing.price.Hardware;
import io.tidemark.sizing.result.SizingDump;
import io.tidemark.sizing.testing.Sizings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonDumpTest {
    @TempDir
    private Path directory;

    private final Comparison comparison = Comparisons.of(
            new Goal(OptionalDouble.of(1_200), 0.3, 1, 3),
            new Terms("north, 2026-11-01", Comparisons.EMULATION_CAVEAT, List.of(Types.type("box.middle", 4, 0.144))),
            List.of(
                    Entry.finished(Types.LARGE, Sizings.of(Sizings.answer(Answer.Status.FOUND, 190, 200, 210))),
                    Entry.finished(
                            Types.type("box.odd", 3, 0.1),
                            Sizings.of(Sizings.answer(Answer.Status.FOUND, 280, 290, 300))),
                    Entry.finished(Types.BURST, Sizings.of(Sizings.answer(Answer.Status.FOUND, 90.1, 100.2, 110.3))),
                    Entry.finished(Types.HUGE, Sizings.of(Sizings.answer(Answer.Status.FOUND, 800, 900, 1_000))),
                    new Entry(Types.SMALL, Optional.empty(), false, "could not be started")));

    @Test
    void whatWasWrittenIsReadBackExactly() throws IOException {
        assertThat(comparison.predictions()).hasSize(1);
        ComparisonDump.write(directory, comparison);
        assertThat(ComparisonDump.read(directory))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*sizing.*run.*")
                .isEqualTo(comparison);
        assertThat(directory.resolve("t3.small")).isDirectoryContaining("glob:**/" + SizingDump.JSON);
        assertThat(directory.resolve("box.small")).doesNotExist();
    }

    /** Before there was more to know of a type, its name had to do. */
    @Test
    void anOlderDumpIsReadWithWhatTheNameTells() throws IOException {
        ComparisonDump.write(directory, comparison);
        Path json = directory.resolve(ComparisonDump.JSON);
        String older = Files.readString(json)
                .replaceAll(
                        ",\\s*\"architectures\"\\s*:\\s*\\[[^\\]]*\\](\\s*,\\s*\"(networkPeakGigabits|current|bare|gpus)\"\\s*:\\s*[\\w.]+)*",
                        "");
        assertThat(older).doesNotContain("gpus");
        Files.writeString(json, older);
        assertThat(ComparisonDump.read(directory).candidates())
                .allSatisfy(candidate -> assertThat(candidate.type().hardware())
                        .isEqualTo(Hardware.ofName(candidate.type().name())));
    }

    @Test
    void anOlderDumpHasNoPredictions() throws IOException {
        ComparisonDump.write(directory, comparison);
        Path json = directory.resolve(ComparisonDump.JSON);
        String older = Files.readString(json).replaceFirst("(?s),\\s*\"predictions\".*", "}");
        Files.writeString(json, older);
        assertThat(ComparisonDump.read(directory).predictions()).isEmpty();
        assertThat(ComparisonDump.read(directory).candidates()).hasSameSizeAs(comparison.candidates());
    }

    @Test
    void aMissingSizingIsNamed() throws IOException {
        ComparisonDump.write(directory, comparison);
        Path missing = directory.resolve("box.huge").resolve(SizingDump.JSON);
        Files.delete(missing);
        assertThatThrownBy(() -> ComparisonDump.read(directory)).hasMessage(missing + ": there is no such file");
    }

    @Test
    void aTypeWhoseNameLeadsElsewhereIsRefused() {
        for (String name : List.of("../up", "a/b", "", ".hidden", "a\\b")) {
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> ComparisonDump.of(directory, name));
        }
    }
}
