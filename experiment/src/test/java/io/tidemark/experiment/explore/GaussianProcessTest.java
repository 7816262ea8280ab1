package io.tidemark.experiment.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    private static final double[][] PLACES = {{0}, {0.3}, {0.7}, {1}};
    private static final double[] VALUES = {1, 4, 2, 8};
    private static final int[] ONCE = {1, 1, 1, 1};

    @Test
    void withoutNoiseItGoesThroughWhatIsKnown() {
        GaussianProcess process =
                GaussianProcess.of(new Known(PLACES, VALUES, ONCE, 0), new Shape(new double[] {0.3}, 1e-9));

        for (int i = 0; i < VALUES.length; i++) {
            Estimate estimate = process.estimate(PLACES[i]);
            assertThat(estimate.mean()).isEqualTo(VALUES[i], within(1e-5));
            assertThat(estimate.deviation()).isLessThan(1e-3);
        }
        assertThat(process.estimate(new double[] {0.5}).deviation()).isGreaterThan(0.3);
    }

    @Test
    void farAwayItExpectsTheMean() {
        GaussianProcess process =
                GaussianProcess.of(new Known(PLACES, VALUES, ONCE, 0), new Shape(new double[] {0.01}, 1e-9));

        Estimate far = process.estimate(new double[] {0.5});

        assertThat(far.mean()).isEqualTo(3.75, within(1e-6));
        // Of single values, n - 1, and that the mean itself is not known exactly.
        double variance = (2.75 * 2.75 + 0.25 * 0.25 + 1.75 * 1.75 + 4.25 * 4.25) / 3;
        assertThat(far.deviation()).isEqualTo(Math.sqrt(variance * (1 + 1.0 / 4)), within(1e-6));
    }

    @Test
    void manyValuesOfOnePlaceWeighMoreThanOne() {
        double[][] places = {{0.5}, {0.5001}};
        double[] means = {0, 1};
        Shape shape = new Shape(new double[] {1}, 0.5);

        Estimate alike = GaussianProcess.of(new Known(places, means, new int[] {1, 1}, 0), shape)
                .estimate(places[0]);
        Estimate more = GaussianProcess.of(new Known(places, means, new int[] {100, 1}, 1), shape)
                .estimate(places[0]);

        assertThat(alike.mean()).isEqualTo(0.5, within(0.01));
        assertThat(more.mean()).isLessThan(0.1);
    }

    @Test
    void equalPlacesDoNotBreakIt() {
        double[][] places = {{0.5}, {0.5}, {0.5}, {0.9}};

        GaussianProcess process =
                GaussianProcess.of(new Known(places, VALUES, ONCE, 0), new Shape(new double[] {0.3}, 1e-7));

        assertThat(process.estimate(new double[] {0.5}).mean()).isEqualTo(7.0 / 3, within(1e-3));
        assertThat(process.evidence()).isFinite();
    }

    @Test
    void theLikeliestShapeTellsNoiseFromShape() {
        Random random = new Random(3);
        double[][] places = new double[40][2];
        double[] smooth = new double[40];
        double[] noisy = new double[40];
        int[] once = new int[40];
        for (int i = 0; i < places.length; i++) {
            places[i] = new double[] {random.nextDouble(), random.nextDouble()};
            smooth[i] = Math.sin(9 * places[i][0]);
            noisy[i] = random.nextGaussian();
            once[i] = 1;
        }

        Shape ofSmooth =
                ShapeSearch.of(new Known(places, smooth, once, 0)).getFirst().shape();
        Shape ofNoisy =
                ShapeSearch.of(new Known(places, noisy, once, 0)).getFirst().shape();

        assertThat(ofSmooth.noise()).isLessThan(1e-3);
        assertThat(ofSmooth.lengths()[1])
                .as("length of the parameter that does not matter")
                .isGreaterThan(4 * ofSmooth.lengths()[0]);
        assertThat(ofNoisy.noise()).isGreaterThan(0.3);
    }

    @Test
    void theExpectedImprovementIsThatOfANormalDistribution() {
        assertThat(new Estimate(0, 1).improvementOn(0)).isEqualTo(1 / Math.sqrt(2 * Math.PI), within(1e-12));
        assertThat(new Estimate(5, 2).improvementOn(4)).isEqualTo(0.395593, within(1e-6));
        assertThat(new Estimate(3, 0).improvementOn(5)).isEqualTo(2);
        assertThat(new Estimate(5, 0).improvementOn(3)).isZero();
        assertThat(new Estimate(1000, 1).improvementOn(0)).isZero();
    }
}
