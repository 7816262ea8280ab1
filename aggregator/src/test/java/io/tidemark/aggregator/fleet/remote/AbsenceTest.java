package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsenceTest {
    private final ManualClock clock = new ManualClock();

    /** Beats are a second apart up to a hundred workers, and two beyond. */
    @ParameterizedTest
    @CsvSource({"100, 4", "101, 7", "1000, 7"})
    void whoHasMissedThreeBeatsIsMissing(int workers, int seconds) {
        Muster muster = new Muster("run", workers, Pace.of(workers).beatMillis());
        Collector collector = new Collector(new FakeBoard(), muster, delta -> {}, clock, note -> {});
        Absence absence = new Absence(muster, collector, clock);
        muster.serving().forEach(recruit -> hear(muster, recruit.post()));
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            collector.collectSome();
            assertThat(absence.failures()).as("after %d s", second + 1).isEmpty();
        }
        clock.advance(Duration.ofMillis(1));
        assertThat(absence.failures()).hasSize(workers).allMatch(failure -> failure.fate() == Fate.SILENT);
        assertThat(absence.isMissing(muster.serving().getFirst(), clock.nanoTime()))
                .isTrue();
    }

    private void hear(Muster muster, Post post) {
        muster.heard(post, new Parcel(0, Stage.ON_DUTY, 1, 1, "", List.of()), clock.nanoTime(), clock.epochMillis());
    }
}
