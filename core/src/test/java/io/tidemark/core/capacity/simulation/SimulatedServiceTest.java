package io.tidemark.core.capacity.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

/** The known capacities are right: at that load, over a long time, the bad share is the tolerance. */
class SimulatedServiceTest {
    private static final double TOLERANCE = 0.05;
    private static final int LONG = 20_000;

    private static double badShare(SimulatedService service, double load) {
        long planned = 0;
        long bad = 0;
        for (int i = 0; i < LONG; i++) {
            SimulatedService.Second second = service.offer(load);
            planned += second.planned();
            bad += second.bad();
        }
        return (double) bad / planned;
    }

    @Test
    void aQueueingServiceHasTheCapacityOfTheFormula() {
        SimulatedService service = new QueueingService(4, 25, 20, 1);

        assertThat(badShare(service, service.capacity(TOLERANCE))).isCloseTo(TOLERANCE, offset(0.002));
    }

    @Test
    void withoutRoomToWaitTheFormulaIsErlangs() {
        // Erlang B: 4 servers block 5 % at 1.5246 erlangs.
        assertThat(new QueueingService(4, 25, 4, 1).capacity(TOLERANCE)).isCloseTo(25 * 1.5246, withPercentage(0.05));
    }

    @Test
    void aSlowingServiceHasTheCapacityOfTheFormula() {
        SimulatedService service = new SlowingService(200, 0.1, 2);

        assertThat(service.capacity(TOLERANCE)).isCloseTo(170.04, offset(0.01));
        assertThat(badShare(service, service.capacity(TOLERANCE))).isCloseTo(TOLERANCE, offset(0.003));
    }

    @Test
    void aFluidServiceHasTheCapacityOfItsLongRun() {
        SimulatedService service = new FluidService(FluidService.Traits.typical(500), 3);

        double capacity = service.capacity(TOLERANCE);

        assertThat(capacity).isBetween(450.0, 550.0);
        assertThat(badShare(service, capacity)).isCloseTo(TOLERANCE, offset(0.004));
    }

    @Test
    void aCrowdedServiceCarriesAsManyUsersAsTheToleranceAllows() {
        assertThat(new CrowdedService(19, 4).capacity(TOLERANCE)).isEqualTo(20);
        assertThat(badShare(new CrowdedService(19, 4), 20)).isCloseTo(TOLERANCE, offset(0.002));
        assertThat(badShare(new CrowdedService(19, 4), 19)).isZero();
    }
}
