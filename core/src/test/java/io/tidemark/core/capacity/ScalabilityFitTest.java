package io.tidemark.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.tidemark.core.capacity.ScalabilityFit.Point;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalabilityFitTest {
    private static final ScalabilityFit LAW = new ScalabilityFit(100, 0.05, 0.002, 1);

    private static List<Point> points(ScalabilityFit law, double noise, long seed, int... loads) {
        Random random = new Random(seed);
        return IntStream.of(loads)
                .mapToObj(n -> new Point(n, law.goodput(n) * (1 + noise * random.nextGaussian())))
                .toList();
    }

    @Test
    void theLawIsFoundInWhatFollowsIt() {
        ScalabilityFit fit =
                ScalabilityFit.of(points(LAW, 0, 0, 1, 2, 4, 8, 16, 32)).orElseThrow();

        assertThat(fit.lambda()).isCloseTo(100, offset(1e-6));
        assertThat(fit.sigma()).isCloseTo(0.05, offset(1e-9));
        assertThat(fit.kappa()).isCloseTo(0.002, offset(1e-9));
        assertThat(fit.rSquared()).isCloseTo(1, offset(1e-9));
    }

    @Test
    void noiseOfAFewPercentMovesItLittle() {
        for (long seed = 0; seed < 100; seed++) {
            ScalabilityFit fit = ScalabilityFit.of(points(LAW, 0.02, seed, 1, 2, 4, 8, 12, 16, 24, 32))
                    .orElseThrow();
            assertThat(fit.goodput(20) / LAW.goodput(20)).as("seed %d", seed).isBetween(0.95, 1.05);
            assertThat(fit.rSquared()).as("seed %d", seed).isGreaterThan(0.95);
        }
    }

    @Test
    void contentionAndCoherenceAreNeverNegative() {
        List<Point> better = List.of(new Point(1, 100), new Point(2, 210), new Point(4, 440), new Point(8, 900));

        ScalabilityFit fit = ScalabilityFit.of(better).orElseThrow();

        assertThat(fit.sigma()).isZero();
        assertThat(fit.kappa()).isZero();
        assertThat(fit.lambda()).isBetween(100.0, 113.0);
    }

    @Test
    void twoLoadsDetermineNothing() {
        assertThat(ScalabilityFit.of(List.of(new Point(1, 100), new Point(2, 190), new Point(2, 191))))
                .isEmpty();
        assertThat(ScalabilityFit.of(List.of(new Point(1, 0), new Point(2, 0), new Point(3, 0))))
                .isEmpty();
    }
}
