package io.tidemark.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.shape.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mergingIsAssociativeAndCommutative(long seed) {
        RandomDeltas random = new RandomDeltas(seed);
        Stats a = random.stats();
        Stats b = random.stats();
        Stats c = random.stats();
        assertThat(a.merge(b)).as("seed %d", seed).isEqualTo(b.merge(a)).hasSameHashCodeAs(b.merge(a));
        assertThat(a.merge(b).merge(c)).as("seed %d", seed).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(Stats.NONE)).isEqualTo(a).isEqualTo(Stats.NONE.merge(a));
    }

    @Test
    void everyEndingCountsExactlyOnce() {
        long[] outcomes = new long[Outcome.count()];
        Arrays.fill(outcomes, 1);
        Counts counts = new Counts(14, 14, 0, 0, outcomes, new TreeMap<>(), 0, 0);
        assertThat(counts.ended()).isEqualTo(14);
        assertThat(counts.completed()).as("without the unfinished one").isEqualTo(13);
        assertThat(counts.good()).isEqualTo(1);
        assertThat(counts.bad()).isEqualTo(12);
        for (Outcome outcome : Outcome.values()) {
            assertThat(counts.count(outcome)).isEqualTo(1);
            assertThat(outcome.isGood() && outcome.isBad()).isFalse();
            assertThat(Outcome.ofCode(outcome.code())).isEqualTo(outcome);
        }
    }

    @Test
    void countsKeepNoReferenceToTheArrayTheyWereGiven() {
        long[] outcomes = new long[Outcome.count()];
        Counts counts = new Counts(1, 1, 0, 0, outcomes, new TreeMap<>(), 0, 0);
        outcomes[0] = 5;
        counts.outcomes()[0] = 6;
        assertThat(counts.good()).isZero();
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts(-1, 0, 0, 0, new long[Outcome.count()], new TreeMap<>(), 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts(0, 0, 0, 0, new long[3], new TreeMap<>(), 0, 0))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Counts(0, 0, 0, 0, new long[Outcome.count()], new TreeMap<>(Map.of(200, -1L)), 0, 0));
    }

    @Test
    void sumsThatOverflowAreAnErrorAndNotAWrongNumber() {
        Moments large = Moments.of(Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> large.merge(large));
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0,0", "1,-1,0,0", "1,1,-1,1", "1,1,2,1", "0,1,0,0", "0,0,0,1", "2,9,1,4", "2,1,1,4"})
    void impossibleMomentsAreRefused(long count, long sum, long min, long max) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Moments(count, sum, min, max));
    }

    @Test
    void momentsHaveAMean() {
        assertThat(Moments.of(4).merge(Moments.of(7)).mean()).isEqualTo(5.5);
        assertThat(Moments.NONE.mean()).isZero();
    }

    @Test
    void healthRefusesNegativeValuesAndNamesThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Health(0, 0, 0, 0, 0, 0, -5, 0, 0, 0))
                .withMessageContaining("loopLagMicros -5");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "500,1000,0.5", "1200,1000,1", "5,0,0"})
    void shareOfTheProcessorIsWithinZeroAndOne(long used, long limit, double share) {
        assertThat(new Health(0, 0, 0, 0, used, limit, 0, 0, 0, 0).cpuShare()).isEqualTo(share);
    }

    @Test
    void windowsAndDeltasRefuseNegativeNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(-1, false, 0, Stats.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, false, -1, Stats.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Delta(
                        "r", "f", Segment.WHOLE, 0, -1, Delta.Standing.ON_DUTY, List.of(), List.of(), List.of()));
    }
}
