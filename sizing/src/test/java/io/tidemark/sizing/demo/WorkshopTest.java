package io.tidemark.sizing.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkshopTest {
    private static final long LIMIT = 100;

    @Test
    void aFreeServerServesAtOnce() {
        Workshop workshop = new Workshop(2, LIMIT, 0);
        assertThat(workshop.take(10, 50)).isEqualTo(50);
        assertThat(workshop.take(10, 70)).isEqualTo(70);
    }

    @Test
    void whoComesLaterWaitsForTheServerThatIsFreeFirst() {
        Workshop workshop = new Workshop(2, LIMIT, 0);
        workshop.take(0, 90);
        workshop.take(0, 40);
        assertThat(workshop.take(10, 5)).as("30 of waiting, 5 of service").isEqualTo(35);
        assertThat(workshop.take(10, 5)).as("behind the former").isEqualTo(40);
    }

    @Test
    void waitingAsLongAsTheLimitIsFineAndLongerIsRejected() {
        Workshop workshop = new Workshop(1, LIMIT, 0);
        workshop.take(0, 150);
        assertThat(workshop.take(49, 1)).isEqualTo(Workshop.REJECTED);
        assertThat(workshop.take(50, 1)).isEqualTo(101);
    }

    @Test
    void whoIsRejectedKeepsNoServerBusy() {
        Workshop workshop = new Workshop(1, LIMIT, 0);
        workshop.take(0, 150);
        workshop.take(0, 1_000_000);
        assertThat(workshop.take(150, 1)).isEqualTo(1);
    }

    @Test
    void aServerThatIdledOwesNothing() {
        Workshop workshop = new Workshop(1, LIMIT, 0);
        workshop.take(0, 10);
        assertThat(workshop.take(1_000, 10)).isEqualTo(10);
    }

    @Test
    void aClockThatWrapsDoesNotConfuseIt() {
        long start = Long.MAX_VALUE - 20;
        Workshop workshop = new Workshop(2, LIMIT, start);
        workshop.take(start, 50);
        workshop.take(start + 10, 60);
        assertThat(workshop.take(start + 40, 5)).as("the first is free at +50").isEqualTo(15);
    }
}
