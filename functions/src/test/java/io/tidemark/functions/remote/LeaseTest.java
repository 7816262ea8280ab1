package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseTest {
    private final Lease lease = new Lease(100, 1_000);

    @Test
    void itIsGoodForItsLengthBeforeAnythingIsSeen() {
        assertThat(lease.isGood(1_099)).isTrue();
        assertThat(lease.isGood(1_100)).isFalse();
    }

    @Test
    void aNewNumberRenewsIt() {
        lease.saw(0, 1_050);
        lease.saw(1, 1_080);
        assertThat(lease.isGood(1_179)).isTrue();
        assertThat(lease.isGood(1_180)).isFalse();
    }

    @Test
    void silenceCountsFromTheLastRenewal() {
        assertThat(lease.silentNanos(1_050)).isEqualTo(50);
        lease.saw(1, 1_080);
        lease.saw(1, 1_300);
        assertThat(lease.silentNanos(1_480)).isEqualTo(400);
    }

    @Test
    void theSameOrAnOlderNumberDoesNotRenewIt() {
        lease.saw(5, 1_050);
        lease.saw(5, 1_140);
        lease.saw(4, 1_140);
        assertThat(lease.isGood(1_150)).isFalse();
    }

    @Test
    void aNumberThatComesTooLateRenewsItAgain() {
        assertThat(lease.isGood(2_000)).isFalse();
        lease.saw(9, 2_000);
        assertThat(lease.isGood(2_099)).isTrue();
    }

    @Test
    void itOutlastsAnOverflowOfTheClock() {
        Lease late = new Lease(100, Long.MAX_VALUE - 10);
        assertThat(late.isGood(Long.MIN_VALUE + 50)).isTrue();
        assertThat(late.isGood(Long.MIN_VALUE + 90)).isFalse();
    }
}
