package io.tidemark.functions.record;

import static io.tidemark.functions.record.Samples.ended;
import static io.tidemark.functions.record.Samples.ok;
import static io.tidemark.functions.record.Samples.taking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final long SECOND = 1_000_000;

    private final Recorder recorder = new Recorder();

    @Test
    void aRequestBelongsToTheSecondOfItsIntendedStart() {
        recorder.sent(0, false, 2 * SECOND - 1, 3 * SECOND);
        recorder.ended(taking(0, 2 * SECOND - 1, 3 * SECOND, 100 * SECOND, Outcome.OK, 200));

        Window window = recorder.drain().getFirst();
        assertThat(window.second()).isEqualTo(1);
        assertThat(window.stats().lag().max()).isEqualTo(3 * SECOND);
        assertThat(window.stats().latency().max()).isEqualTo(103 * SECOND);
        assertThat(window.stats().service().max()).isEqualTo(100 * SECOND);
    }

    @Test
    void anAnswerAfterADrainAmendsItsOwnSecond() {
        recorder.sent(0, false, 100, 0);
        Stats first = recorder.drain().getFirst().stats();
        recorder.ended(ok(0, 100));
        Window second = recorder.drain().getFirst();

        assertThat(second.second()).isZero();
        assertThat(second.stats().counts().sent()).isZero();
        Counts both = first.merge(second.stats()).counts();
        assertThat(both.sent()).isEqualTo(1);
        assertThat(both.good()).isEqualTo(1);
    }

    @Test
    void warmUpAndNamesAreKeptApart() {
        recorder.sent(1, false, 500_000, 0);
        recorder.sent(1, true, 400_000, 0);
        recorder.sent(0, false, 600_000, 0);
        recorder.sent(0, true, SECOND + 1, 0);

        assertThat(recorder.drain())
                .extracting(window -> window.second() + (window.warmUp() ? " warm " : " ") + window.name())
                .containsExactly("0 warm 1", "0 0", "0 1", "1 warm 0");
    }

    @Test
    void plannedIsSentAndDropped() {
        recorder.sent(0, false, 0, 0);
        recorder.sent(0, false, 0, Counts.LATE_MICROS);
        recorder.sent(0, false, 0, Counts.LATE_MICROS + 1);
        recorder.dropped(0, false, 0);
        recorder.ended(ok(0, 0));
        recorder.ended(ended(0, 0, Outcome.UNFINISHED, 0));

        Counts counts = recorder.drain().getFirst().stats().counts();
        assertThat(counts.planned()).isEqualTo(4);
        assertThat(counts.sent()).isEqualTo(3);
        assertThat(counts.late()).isEqualTo(1);
        assertThat(counts.dropped()).isEqualTo(1);
        assertThat(counts.ended()).isEqualTo(2);
        assertThat(counts.completed()).isEqualTo(1);
    }

    @Test
    void anUnfinishedRequestHasNoLatency() {
        recorder.ended(ended(0, 0, Outcome.UNFINISHED, 0));

        Stats stats = recorder.drain().getFirst().stats();
        assertThat(stats.latency().count()).isZero();
        assertThat(stats.service().count()).isZero();
        assertThat(stats.counts().bytesOut()).isEqualTo(100);
    }

    @Test
    void statusesAreThoseOfAnswers() {
        recorder.ended(ok(0, 0));
        recorder.ended(ended(0, 0, Outcome.TOO_SLOW, 200));
        recorder.ended(ended(0, 0, Outcome.STATUS_4XX, 404));
        recorder.ended(ended(0, 0, Outcome.STATUS_5XX, 999));
        recorder.ended(ended(0, 0, Outcome.RESET, 200));

        Stats stats = recorder.drain().getFirst().stats();
        assertThat(stats.counts().statuses()).containsExactly(entry(200, 2L), entry(404, 1L), entry(600, 1L));
        assertThat(stats.firstByte().count()).isEqualTo(4);
        assertThat(stats.latency().count()).isEqualTo(5);
    }

    @Test
    void onlyNewConnectionsHaveConnectTimes() {
        recorder.ended(new Sample(0, false, 0, 0, 9, Outcome.OK, 200, 40, 70, 8, 1, 1));
        recorder.ended(new Sample(0, false, 0, 0, 9, Outcome.OK, 200, 60, -1, 8, 1, 1));
        recorder.ended(new Sample(0, false, 0, 0, 9, Outcome.OK, 200, -1, -1, 6, 1, 1));

        Stats stats = recorder.drain().getFirst().stats();
        assertThat(stats.connect()).isEqualTo(new Moments(2, 100, 40, 60));
        assertThat(stats.tls()).isEqualTo(Moments.of(70));
        assertThat(stats.firstByte()).isEqualTo(new Moments(3, 22, 6, 8));
    }

    @Test
    void aSecondLeavesNothingBehindForTheNext() {
        recorder.sent(0, true, 0, 7 * SECOND);
        recorder.dropped(0, true, 0);
        recorder.ended(new Sample(0, true, 0, 1, 60 * SECOND, Outcome.STATUS_5XX, 503, 40, 70, 8, 1, 1));
        recorder.drain();
        recorder.sent(0, false, SECOND, 3);
        recorder.ended(ok(0, SECOND));

        Recorder fresh = new Recorder();
        fresh.sent(0, false, SECOND, 3);
        fresh.ended(ok(0, SECOND));
        // The text, because distributions are compared by their content there.
        assertThat(text(recorder.drain())).isEqualTo(text(fresh.drain()));
        assertThat(recorder.drain()).isEmpty();
    }

    @Test
    void aNegativeIntendedStartCountsForTheFirstSecond() {
        recorder.sent(0, false, -5, 0);

        assertThat(recorder.drain().getFirst().second()).isZero();
    }

    @Test
    void inFlightIsWhatWasSentAndHasNotEnded() {
        recorder.sent(0, false, 0, 0);
        recorder.sent(0, false, 0, 0);
        recorder.dropped(0, false, 0);
        assertThat(recorder.inFlight()).isEqualTo(2);
        recorder.ended(ok(0, 0));
        recorder.drain();

        assertThat(recorder.inFlight()).as("a drain changes nothing").isEqualTo(1);
    }

    private static String text(List<Window> windows) {
        StringBuilder text = new StringBuilder();
        for (Window window : windows) {
            Stats stats = window.stats();
            text.append(window.second()).append(window.warmUp()).append(window.name());
            text.append(stats.counts().statuses()).append(stats.counts().planned());
            text.append(stats.counts().late()).append(stats.counts().dropped());
            text.append(stats.counts().ended()).append(stats.counts().good());
            text.append(stats.latency().max()).append(stats.latency().count());
            text.append(stats.lag().max()).append(stats.service().max());
            text.append(stats.connect()).append(stats.tls()).append(stats.firstByte());
        }
        return text.toString();
    }
}
