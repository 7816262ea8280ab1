package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.warmUp;
import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.histogram.Buckets;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaMergerTest {
    private static final Deltas TWO = new Deltas("run-1", "plan-1", 2);

    private final DeltaMerger merger = new DeltaMerger("run-1", "plan-1", 2, 2);

    @Test
    void countsAddUp() throws WireException {
        merger.merge(TWO.encoded(0, 0, false, warmUp(0, 0, 7, 1), window(0, 0, 90, 10)));
        merger.merge(TWO.encoded(1, 0, false, window(0, 1, 50, 5), window(1, 0, 1, 0)));

        assertThat(merger.measured(0).completed()).isEqualTo(101);
        assertThat(merger.measured(1).bad()).isEqualTo(5);
        assertThat(merger.measured().good()).isEqualTo(141);
        assertThat(merger.measuredWithWarmUp().good()).isEqualTo(148);
        assertThat(merger.answered()).isEqualTo(164);
        assertThat(merger.unanswered()).isZero();
        assertThat(merger.timeline().totalWithWarmUp().counts()).isEqualTo(merger.measuredWithWarmUp());
    }

    @Test
    void failuresWithoutAnAnswerAreToldApart() throws WireException {
        merger.merge(TWO.encoded(0, 0, false, Deltas.refused(0, 0, 4), window(0, 1, 0, 3)));

        assertThat(merger.answered()).isEqualTo(3);
        assertThat(merger.unanswered()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neitherOrderNorRepetitionMatters(long seed) throws WireException {
        List<byte[]> deltas = new ArrayList<>();
        for (int sequence = 0; sequence < 20; sequence++) {
            for (int segment = 0; segment < 2; segment++) {
                deltas.add(TWO.encoded(segment, sequence, sequence == 19, window(sequence, segment, 5, sequence)));
            }
        }
        DeltaMerger inOrder = new DeltaMerger("run-1", "plan-1", 2, 2);
        for (byte[] delta : deltas) {
            assertThat(inOrder.merge(delta)).isTrue();
        }
        deltas.addAll(deltas.subList(3, 17));
        Collections.shuffle(deltas, new Random(seed));
        int added = 0;
        for (byte[] delta : deltas) {
            added += merger.merge(delta) ? 1 : 0;
        }

        assertThat(added).as("seed %d", seed).isEqualTo(40);
        assertThat(merger.timeline().windows())
                .containsExactlyElementsOf(inOrder.timeline().windows());
        assertThat(merger.measuredWithWarmUp()).isEqualTo(inOrder.measuredWithWarmUp());
        assertThat(merger.isComplete()).isTrue();
        assertThat(merger.missing()).isZero();
    }

    @Test
    void aGapIsNoticedAndMayBeFilled() throws WireException {
        Segment first = new Segment(0, 2);
        merger.merge(TWO.encoded(0, 0, false));
        merger.merge(TWO.encoded(0, 3, true));

        assertThat(merger.missing()).isEqualTo(2);
        assertThat(merger.hasEnded(first)).isTrue();
        assertThat(merger.isComplete(first)).isFalse();
        merger.merge(TWO.encoded(0, 2, false));
        merger.merge(TWO.encoded(0, 1, false));
        assertThat(merger.isComplete(first)).isTrue();
        assertThat(merger.isComplete()).as("the other segment").isFalse();
    }

    @Test
    void aSecondIsCompleteWhenAllThatGoOnHaveReportedIt() throws WireException {
        assertThat(merger.completeSecond()).isEqualTo(-1);
        merger.merge(TWO.encoded(0, 0, false));
        assertThat(merger.completeSecond()).isEqualTo(-1);
        merger.merge(TWO.encoded(1, 0, false));
        assertThat(merger.completeSecond()).isZero();
        merger.merge(TWO.encoded(0, 1, true));
        merger.merge(TWO.encoded(1, 1, false));
        merger.merge(TWO.encoded(1, 2, false));
        assertThat(merger.completeSecond()).isEqualTo(2);
        assertThat(merger.lastSecond(0)).isEqualTo(1);
        assertThat(merger.lastSecond()).isEqualTo(2);
    }

    @Test
    void divergenceIsRefusedWithBothValues() {
        assertRefused(
                new Deltas("run-9", "plan-1", 2).encoded(0, 0, false), "run: ours is run-1, the delta's is run-9");
        assertRefused(
                new Deltas("run-1", "plan-9", 2).encoded(0, 0, false), "plan: ours is plan-1, the delta's is plan-9");
        assertRefused(
                new Deltas("run-1", "plan-1", 3).encoded(0, 0, false),
                "number of segments: ours is 2, the delta's is 3");
    }

    @Test
    void namesBeyondThePlanAreRefused() {
        assertRefused(TWO.encoded(0, 0, false, window(0, 0, 1, 0), window(0, 2, 1, 0)), "has 2 names", "number 2");
        Example example = new Example(7, 0, 1, 1, Outcome.OK, 200, "GET /", "");
        Delta plain = TWO.delta(0, 0, false, List.of(window(0, 0, 1, 0)));
        Delta shown = new Delta(
                plain.runId(),
                plain.fingerprint(),
                plain.segment(),
                0,
                0,
                plain.standing(),
                plain.windows(),
                plain.health(),
                List.of(example));
        assertRefused(DeltaCodec.encode(shown), "has 2 names", "number 7");
    }

    @Test
    void numbersThatCannotBeTrueAreRefused() throws WireException {
        assertRefused(TWO.encoded(0, Integer.MAX_VALUE, false), "2147483647");
        Counts huge = new Counts(Long.MAX_VALUE, 0, 0, 0, new long[Outcome.count()], new TreeMap<>(), 0, 0);
        Stats none = Stats.NONE;
        Window window = new Window(
                0,
                false,
                0,
                new Stats(
                        huge,
                        none.latency(),
                        none.service(),
                        none.lag(),
                        none.connect(),
                        none.tls(),
                        none.firstByte()));
        assertRefused(TWO.encoded(0, 0, false, window(0, 0, 1, 0), window), "too large");
        assertThat(merger.merge(TWO.encoded(0, 0, false, window(0, 0, 1, 0))))
                .as("the place is free")
                .isTrue();
    }

    /** Each sum could be told when it is there, and half of the delta with it. */
    @Test
    void whatMakesAnySumTooLargeChangesNothing() throws WireException {
        Stats most = largest();
        DeltaMerger one = new DeltaMerger("run-1", "plan-1", 2, 2);
        one.merge(TWO.encoded(0, 0, false, window(0, 0, 1, 0), new Window(0, false, 1, most)));
        List<Window> before = new ArrayList<>();
        one.timeline().windows().forEach(before::add);
        Counts counts = one.measuredWithWarmUp();

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> one.merge(TWO.encoded(1, 0, true, window(1, 0, 1, 0), new Window(7, true, 0, most))))
                .withMessageContaining("too large");
        assertThat(one.timeline().windows()).containsExactlyElementsOf(before);
        assertThat(one.measuredWithWarmUp()).isEqualTo(counts);
        assertThat(one.lastSecond(1)).isEqualTo(-1);
        assertThat(one.merge(TWO.encoded(1, 0, true, window(1, 0, 1, 0)))).isTrue();
    }

    /** Distributions whose sum is half of all that a number can hold. */
    private static Stats largest() {
        long value = Buckets.MAX_VALUE;
        long times = (Long.MAX_VALUE / 2 + 1) / value;
        Distribution huge =
                Distribution.of(new int[] {Buckets.index(value)}, new long[] {times}, times * value, value, value);
        Stats none = Stats.NONE;
        return new Stats(none.counts(), none.latency(), huge, none.lag(), none.connect(), none.tls(), none.firstByte());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bytesThatAreNoWholeDeltaAreRefused(long seed) {
        byte[] whole = TWO.encoded(0, 0, false, window(0, 0, 3, 1));
        assertRefused(new byte[0]);
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length));
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1));
        byte[] noise = new byte[200];
        new Random(seed).nextBytes(noise);
        assertRefused(noise);
    }

    @Test
    void aSecondThatNoRunCanHaveIsRefused() {
        assertRefused(TWO.encoded(0, 0, false, window(DeltaMerger.MAX_SECOND + 1, 0, 3, 1)), "8640001");
    }

    private void assertRefused(byte[] delta, String... parts) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> merger.merge(delta))
                .satisfies(
                        e -> assertThat(parts).allSatisfy(part -> assertThat(e).hasMessageContaining(part)));
        assertThat(merger.timeline().isEmpty()).isTrue();
        assertThat(merger.timeline().lastSecond()).isEqualTo(-1);
        assertThat(merger.timeline().examples().toList()).isEmpty();
        assertThat(merger.measuredWithWarmUp()).isEqualTo(Counts.NONE);
        assertThat(merger.missing()).isZero();
        assertThat(merger.lastSecond()).isEqualTo(-1);
    }
}
