package io.tidemark.sizing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.store.BurstEntries;
import io.tidemark.aggregator.store.Entry;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Answer.Status;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.ComparisonDump;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.result.SizingDump;
import io.tidemark.sizing.testing.Sizings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizingEntriesTest {
    private static final MachineType SMALL =
            new MachineType("t3.small", 2, 2L << 30, OptionalDouble.of(0.2), 0.128, 0.018);

    @TempDir
    private Path directory;

    @Test
    void theCapacityOneMayCountOnIsTheHeadline() throws IOException {
        Entry entry = entry(Sizings.of(Sizings.answer(Status.FOUND, 380.5, 405.9, 438.4)));
        assertThat(entry)
                .isEqualTo(new Entry(
                        "20261120-191500-3f9c",
                        "a search",
                        1_700_000_000_000L,
                        Entry.Kind.SIZE,
                        "FOUND",
                        "at least 381/s",
                        Optional.of(new Entry.Figure(380.5, "1/s"))));
    }

    @Test
    void usersAreUsers() throws IOException {
        Sizing sizing = Sizings.of(
                Sizings.settings(Variable.USERS),
                List.of(),
                Sizings.answer(Status.OUT_OF_BUDGET, 40, 50, 60),
                List.of());
        assertThat(entry(sizing).headline()).isEqualTo("at least 40 users");
        assertThat(entry(sizing).verdict()).isEqualTo("OUT OF BUDGET");
        assertThat(entry(sizing).figure()).contains(new Entry.Figure(40, "users"));
    }

    @Test
    void whatWasNotMeasuredIsWithheld() throws IOException {
        assertThat(entry(Sizings.of(Sizings.answer(Status.INVALID, 40, 50, 60))).headline())
                .isEmpty();
        Answer none = new Answer(Status.INTERRUPTED, Optional.empty(), OptionalDouble.empty(), "", List.of());
        assertThat(entry(Sizings.of(none)).headline()).isEmpty();
        assertThat(entry(Sizings.of(none)).figure()).isEmpty();
    }

    /** A search of an hour has a sample for each of its seconds. */
    @Test
    void whatFollowsTheAnswerIsNotRead() throws IOException {
        SizingDump.write(directory, Sizings.of(Sizings.answer(Status.FOUND, 1, 2, 3)));
        Path json = directory.resolve(SizingDump.JSON);
        String whole = Files.readString(json);
        Files.writeString(json, whole.substring(0, whole.indexOf("\"bottleneck\"")) + "no JSON at all");
        assertThat(new SizingEntries().read(directory)).isPresent();
    }

    @Test
    void aDamagedSizingIsNamed() throws IOException {
        SizingDump.write(directory, Sizings.of(Sizings.answer(Status.FOUND, 1, 2, 3)));
        Files.writeString(directory.resolve(SizingDump.JSON), "{\"format\":\"tidemark-sizing\"");
        assertThatThrownBy(() -> new SizingEntries().read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sizing.json");
    }

    @Test
    void aComparisonIsNamedByItsWinner() throws IOException {
        Entry entry = comparison(new Candidate(
                SMALL,
                Optional.of(Sizings.of(Sizings.answer(Status.FOUND, 90, 100, 110))),
                Optional.of(new Estimate(0.1, 0.2, 0.3)),
                OptionalInt.of(3),
                OptionalDouble.of(39.42),
                true,
                ""));
        assertThat(entry.kind()).isEqualTo(Entry.Kind.COMPARE);
        assertThat(entry.verdict()).isEqualTo("DECIDED");
        assertThat(entry.headline()).isEqualTo("3 x t3.small, $39.42 a month");
        assertThat(entry.figure()).contains(new Entry.Figure(39.42, "$/month"));
        assertThat(entry.id()).isEqualTo("20261120-191500-3f9c");
    }

    @Test
    void aComparisonWithoutANeedIsByCost() throws IOException {
        Entry entry = comparison(new Candidate(
                SMALL,
                Optional.of(Sizings.of(Sizings.answer(Status.FOUND, 90, 100, 110))),
                Optional.of(new Estimate(0.1, 0.2, 0.3)),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                true,
                ""));
        assertThat(entry.headline()).isEqualTo("t3.small, $0.200 a million");
    }

    @Test
    void aComparisonMayHaveNoWinner() throws IOException {
        Entry entry = comparison(new Candidate(
                SMALL,
                Optional.of(Sizings.of(Sizings.answer(Status.INVALID, 90, 100, 110))),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                false,
                "invalid"));
        assertThat(entry.verdict()).isEqualTo("UNDECIDED");
        assertThat(entry.headline()).isEmpty();
    }

    /** A sizing has the files of a burst too. */
    @Test
    void aSizingIsNoBurst() throws IOException {
        SizingDump.write(directory, Sizings.of(Sizings.answer(Status.FOUND, 1, 2, 3)));
        assertThat(new SizingEntries().orElse(new BurstEntries()).read(directory))
                .get()
                .extracting(Entry::kind)
                .isEqualTo(Entry.Kind.SIZE);
        Files.delete(directory.resolve(SizingDump.JSON));
        assertThat(new SizingEntries().orElse(new BurstEntries()).read(directory))
                .get()
                .extracting(Entry::kind)
                .isEqualTo(Entry.Kind.BURST);
    }

    private Entry entry(Sizing sizing) throws IOException {
        SizingDump.write(directory, sizing);
        return new SizingEntries().read(directory).orElseThrow();
    }

    private Entry comparison(Candidate candidate) throws IOException {
        ComparisonDump.write(
                directory, new Comparison(OptionalDouble.empty(), 0.3, "", "", List.of(candidate), List.of()));
        return new SizingEntries().read(directory).orElseThrow();
    }
}
