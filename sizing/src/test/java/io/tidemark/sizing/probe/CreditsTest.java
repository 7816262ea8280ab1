package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.sizing.price.MachineType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CreditsTest {
    /** Earns 24 credits an hour. */
    private static final MachineType T3_SMALL =
            new MachineType("t3.small", 2, 2L << 30, OptionalDouble.of(0.2), 0.128, 0.0208);

    @Test
    void anHourAtTheBaselineUsesWhatIsEarned() {
        Credits credits = Credits.of(minutes(60, 0.2), T3_SMALL).orElseThrow();

        assertThat(credits.earned()).isCloseTo(24, within(1e-9));
        assertThat(credits.used()).isCloseTo(24, within(1e-9));
        assertThat(credits.taken()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatIsUsedBeyondComesFromTheBalance() {
        Credits credits = Credits.of(minutes(30, 0.9), T3_SMALL).orElseThrow();

        assertThat(credits.used()).isCloseTo(54, within(1e-9));
        assertThat(credits.words())
                .isEqualTo("used 54 CPU credits and earned 12 meanwhile: 42 came from its balance, or are"
                        + " billed as surplus");
    }

    @Test
    void anIdleMachineTakesNothing() {
        assertThat(Credits.of(minutes(3, 0.01), T3_SMALL).orElseThrow().words())
                .isEqualTo("used 0.1 CPU credits and earned 1.2 meanwhile: it needed nothing of its" + " balance");
    }

    @Test
    void aSecondThatWasLeftOutCountsWithTheNextSample() {
        List<HostSample> samples = List.of(sample(0, 0), sample(60_000, 0.5), sample(180_000, 0.5));

        assertThat(Credits.of(samples, T3_SMALL).orElseThrow().used()).isCloseTo(3, within(1e-9));
    }

    @Test
    void timeWithoutAFigureIsLeftOut() {
        List<HostSample> samples =
                List.of(sample(0, 1), new HostSample(60_000, Map.of()), sample(120_000, 1), sample(60_000, 1));
        Credits credits = Credits.of(samples, T3_SMALL).orElseThrow();

        assertThat(credits.used()).isCloseTo(2, within(1e-9));
        assertThat(credits.earned()).isCloseTo(0.4, within(1e-9));
        assertThat(Credits.of(List.of(sample(0, 1)), T3_SMALL)).isEmpty();
        assertThat(Credits.of(List.of(), T3_SMALL)).isEmpty();
    }

    @Test
    void otherTypesHaveNone() {
        MachineType m5 = new MachineType("m5.large", 2, 8L << 30, OptionalDouble.empty(), 0.75, 0.096);

        assertThat(Credits.of(minutes(60, 1), m5)).isEmpty();
    }

    @Test
    void negativeOnesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Credits(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Credits(0, Double.NaN));
    }

    /** The first sample knows no rate. */
    private static List<HostSample> minutes(int count, double share) {
        List<HostSample> samples = new ArrayList<>(List.of(new HostSample(0, Map.of())));
        for (int minute = 1; minute <= count; minute++) {
            samples.add(sample(minute * 60_000L, share));
        }
        return samples;
    }

    private static HostSample sample(long epochMillis, double share) {
        return new HostSample(epochMillis, Map.of(Metric.HOST_CPU, share));
    }
}
