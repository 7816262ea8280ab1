package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource({"1, 1000, 1000", "100, 1000, 1000", "101, 2000, 2000", "1000, 2000, 10000", "10000, 2000, 10000"})
    void largerFleetsReportLessOften(int workers, int beat, int flush) {
        Pace pace = Pace.of(workers);
        assertThat(pace.beatMillis()).isEqualTo(beat);
        assertThat(pace.flushMillis()).isEqualTo(flush);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 10_000})
    void nobodySendsTenSecondsAfterTheLastRenewal(int workers) {
        Pace pace = Pace.of(workers);
        assertThat(pace.leaseMillis() + pace.readMillis()).isLessThan(10_000);
        assertThat(pace.leaseMillis()).isGreaterThanOrEqualTo(2 * pace.renewMillis() + pace.readMillis());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 10_000})
    void nobodyIsSilentForAsLongAsWouldBeNoticed(int workers) {
        assertThat(2 * Pace.of(workers).beatMillis()).isLessThanOrEqualTo(4_000);
    }

    @Test
    void aLeaseOutlastsTwoRenewalsAndAReading() {
        assertThat(new Pace(1, 1, 10, 20, 50).leaseMillis()).isEqualTo(50);
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(1, 1, 10, 20, 49));
    }

    @Test
    void whoSendsNothingWaitsForFourLeases() {
        assertThat(Pace.of(20).waitMillis()).isEqualTo(32_000);
        assertThat(new Pace(1, 1, 10, 20, 50).waitMillis()).isEqualTo(200);
    }

    @Test
    void periodsArePositiveAndWhatIsFlushedIsABeat() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(0, 1, 1, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(2, 1, 1, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(1, 1, 0, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(1, 1, 1, 0, 9));
    }
}
