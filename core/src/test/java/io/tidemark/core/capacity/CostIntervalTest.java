package io.tidemark.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class CostIntervalTest {
    private static final Estimate CAPACITY = new Estimate(900, 1_000, 1_100);

    @Test
    void theIntervalOfTheCapacityIsTurnedAround() {
        Estimate cost = CostInterval.dollarsPerMillionGood(0.36, CAPACITY, 0);

        assertThat(cost.low()).isCloseTo(0.1 / 1.1, offset(1e-9));
        assertThat(cost.median()).isCloseTo(0.1, offset(1e-9));
        assertThat(cost.high()).isCloseTo(0.1 / 0.9, offset(1e-9));
    }

    @Test
    void badRequestsArePaidForByTheGoodOnes() {
        assertThat(CostInterval.dollarsPerMillionGood(0.36, CAPACITY, 0.05).median())
                .isCloseTo(0.1 / 0.95, offset(1e-9));
    }

    @Test
    void whereTheCapacityMayBeNothingTheCostMayBeAnything() {
        Estimate cost = CostInterval.dollarsPerMillionGood(0.36, new Estimate(0, 10, 20), 0.05);

        assertThat(cost.high()).isInfinite();
        assertThat(cost.median()).isFinite();
    }

    @Test
    void machinesAreWholeAndAtLeastOne() {
        assertThat(CostInterval.machines(3_000, CAPACITY)).isEqualTo(new Estimate(3, 3, 4));
        assertThat(CostInterval.machines(10, CAPACITY)).isEqualTo(new Estimate(1, 1, 1));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostInterval.dollarsPerMillionGood(-1, CAPACITY, 0))
                .withMessage("dollarsPerHour must be >= 0 and finite but is -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> CostInterval.dollarsPerMillionGood(1, CAPACITY, 1));
    }
}
