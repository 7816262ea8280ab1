package io.tidemark.aggregator.fleet.aws;

import io.tidemark.core.shape.Profile;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.record.Sample;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** What becomes of each arrival of a plan, from its number alone: whoever serves it, the whole is known beforehand. */
final class KnownAnswers {
    static final int NAMES = 20;
    private static final long SEED = 20_261_125;

    private final Profile profile;

    KnownAnswers(Profile profile) {
        this.profile = profile;
    }

    /** Lognormal around 2 ms, one in fifty failed, a little late each. */
    Sample of(long arrival) {
        SplittableRandom random = new SplittableRandom(SEED + arrival);
        long intended = profile.arrivalNanos(arrival) / 1_000;
        long start = intended + random.nextInt(400);
        long end = start + (long) (2_000 * Math.exp(0.9 * random.nextGaussian()));
        boolean good = random.nextInt(50) > 0;
        return new Sample(
                random.nextInt(NAMES),
                false,
                intended,
                start,
                end,
                good ? Outcome.OK : Outcome.STATUS_5XX,
                good ? 200 : 503,
                -1,
                -1,
                end - start,
                900,
                200);
    }

    /** By name: all its samples, fed to one histogram. */
    List<Whole> wholes() {
        List<Whole> wholes = Stream.generate(Whole::new).limit(NAMES).toList();
        for (long arrival = 0; arrival < profile.arrivals(); arrival++) {
            Sample sample = of(arrival);
            wholes.get(sample.name()).add(sample);
        }
        return wholes;
    }

    /** Sums of samples, made in one place. */
    static final class Whole {
        final Histogram latency = new Histogram(1, (1L << 36) - 1, 3);
        final Histogram service = new Histogram(1, (1L << 36) - 1, 3);
        long good;
        long bad;
        long sumMicros;
        long maxMicros;

        private void add(Sample sample) {
            latency.recordValue(sample.latencyMicros());
            service.recordValue(sample.serviceMicros());
            sumMicros += sample.latencyMicros();
            maxMicros = Math.max(maxMicros, sample.latencyMicros());
            if (sample.outcome().isGood()) {
                good++;
            } else {
                bad++;
            }
        }
    }
}
