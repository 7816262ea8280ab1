package io.tidemark.core.capacity;

import static io.tidemark.core.capacity.Observations.RATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftTestTest {
    private static final int WINDOWS = 20;
    private static final int SECONDS = 20;

    /** Windows on either side of 1000/s, while the capacity moves by this share every minute. */
    private static Optional<DriftTest.Drift> drift(double perMinute, double noise, long seed) {
        Random random = new Random(seed);
        List<Observation> windows = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            double load = i % 2 == 0 ? 960 : 1_010;
            double minutes = i * SECONDS / 60.0;
            double capacity = 1_000 * (1 + perMinute * minutes + noise * random.nextGaussian());
            double share = Math.min(0.5, 0.05 * Math.pow(load / capacity, 20));
            windows.add(Observations.of(new Trials(RATE).window(load), i * SECONDS, share, 0, 10_000, false));
        }
        return DriftTest.of(RATE, windows);
    }

    @Test
    void aCapacityThatFallsIsSeen() {
        int seen = 0;
        for (long seed = 0; seed < 20; seed++) {
            Optional<DriftTest.Drift> drift = drift(-0.015, 0.01, seed);
            seen += drift.isPresent() ? 1 : 0;
            drift.ifPresent(d -> assertThat(d.perMinute()).isBetween(-0.04, -0.005));
        }

        assertThat(seen).as("of 20 seeds").isGreaterThanOrEqualTo(17);
    }

    @Test
    void theSentenceSaysHowFastAndWhy() {
        assertThat(drift(-0.015, 0, 1).orElseThrow().sentence())
                .startsWith("The capacity fell by about 1.")
                .contains("% per minute over the 6 minutes", "burst credits");
        assertThat(drift(0.015, 0, 1).orElseThrow().sentence()).startsWith("The capacity rose by about");
    }

    @Test
    void noiseIsSeldomTakenForADrift() {
        int seen = 0;
        for (long seed = 0; seed < 60; seed++) {
            seen += drift(0, 0.02, seed).isPresent() ? 1 : 0;
        }

        assertThat(seen).as("of 60 seeds").isLessThanOrEqualTo(3);
    }

    @Test
    void fewWindowsShowNoDrift() {
        assertThat(DriftTest.of(RATE, List.of(Observations.window(1_000, 0.05))))
                .isEmpty();
    }
}
