package io.tidemark.functions.record;

import io.tidemark.core.histogram.Tally;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import java.util.Arrays;
import java.util.TreeMap;

/** Mutable {@link Stats}: what a lane counts of one name in one second. Used again and again. */
final class Cell {
    private static final int MAX_STATUS = 600;

    private final Tally latency = new Tally();
    private final Tally service = new Tally();
    private final Tally lag = new Tally();
    private final long[] outcomes = new long[Outcome.count()];
    private final TreeMap<Integer, Long> rareStatuses = new TreeMap<>();
    private long ok200;
    private long sent;
    private long late;
    private long dropped;
    private long bytesIn;
    private long bytesOut;
    private Moments connect = Moments.NONE;
    private Moments tls = Moments.NONE;
    private final Sum firstByte = new Sum();

    void sent(long lagMicros) {
        sent++;
        lag.add(lagMicros);
        if (lagMicros > Counts.LATE_MICROS) {
            late++;
        }
    }

    void dropped() {
        dropped++;
    }

    void ended(Sample sample) {
        outcomes[sample.outcome().code()]++;
        bytesIn += sample.bytesIn();
        bytesOut += sample.bytesOut();
        if (sample.outcome().isAnswered()) {
            answered(sample);
        }
        if (sample.connectMicros() >= 0) {
            connect = connect.merge(Moments.of(sample.connectMicros()));
        }
        if (sample.tlsMicros() >= 0) {
            tls = tls.merge(Moments.of(sample.tlsMicros()));
        }
        if (sample.outcome() != Outcome.UNFINISHED) {
            latency.add(sample.latencyMicros());
            service.add(sample.serviceMicros());
        }
    }

    /** The head alone is no answer: when the rest does not arrive, the request has failed whatever its status said. */
    private void answered(Sample sample) {
        if (sample.status() == 200) {
            ok200++;
        } else if (sample.status() > 0) {
            rareStatuses.merge(Math.min(sample.status(), MAX_STATUS), 1L, Long::sum);
        }
        if (sample.firstByteMicros() >= 0) {
            firstByte.add(sample.firstByteMicros());
        }
    }

    Stats toStats() {
        TreeMap<Integer, Long> statuses = new TreeMap<>(rareStatuses);
        if (ok200 > 0) {
            statuses.put(200, ok200);
        }
        Counts counts = new Counts(sent + dropped, sent, late, dropped, outcomes, statuses, bytesIn, bytesOut);
        return new Stats(
                counts,
                latency.toDistribution(),
                service.toDistribution(),
                lag.toDistribution(),
                connect,
                tls,
                firstByte.toMoments());
    }

    void reset() {
        latency.reset();
        service.reset();
        lag.reset();
        Arrays.fill(outcomes, 0);
        rareStatuses.clear();
        ok200 = 0;
        sent = 0;
        late = 0;
        dropped = 0;
        bytesIn = 0;
        bytesOut = 0;
        connect = Moments.NONE;
        tls = Moments.NONE;
        firstByte.reset();
    }

    /** Moments that are added to for every request, so without an object each. */
    private static final class Sum {
        private long count;
        private long sum;
        private long min = Long.MAX_VALUE;
        private long max;

        void add(long value) {
            count++;
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        Moments toMoments() {
            return count == 0 ? Moments.NONE : new Moments(count, sum, min, max);
        }

        void reset() {
            count = 0;
            sum = 0;
            min = Long.MAX_VALUE;
            max = 0;
        }
    }
}
