package io.tidemark.bench.centre;

import io.tidemark.core.histogram.Tally;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What workers would send: each second, of each name, so many requests whose latency is lognormal around 2 ms, 99 % of
 * them below 8 ms. From a seed; a few hundred different seconds of a worker are made once and sent again and again.
 */
final class SimulatedFleet {
    static final String RUN = "20261125-110000-3f9c";
    static final String PLAN = "5d41402abc4b2a76b9719d911017c592";

    private static final int DIFFERENT = 200;
    private static final long SEED = 20_261_125;

    private final int workers;
    private final List<List<Stats>> different = new ArrayList<>();

    SimulatedFleet(int workers, int names, int requests) {
        this.workers = workers;
        Random random = new Random(SEED);
        for (int i = 0; i < DIFFERENT; i++) {
            List<Stats> stats = new ArrayList<>();
            for (int name = 0; name < names; name++) {
                stats.add(stats(random, requests));
            }
            different.add(stats);
        }
    }

    /** The delta of one worker after one second. */
    byte[] delta(int worker, int second) {
        // Coprime to the number of different ones, so that neighbours do not send the same.
        List<Stats> stats = different.get((worker * 7 + second * 13) % DIFFERENT);
        List<Window> windows = new ArrayList<>();
        for (int name = 0; name < stats.size(); name++) {
            windows.add(new Window(second, false, name, stats.get(name)));
        }
        Health health = new Health(second, 0, 300, 0, 310_000 + worker, 1_000_000, 900, 1_200, 91, 65_536);
        return DeltaCodec.encode(new Delta(
                RUN,
                PLAN,
                new Segment(worker, workers),
                0,
                second,
                Standing.ON_DUTY,
                windows,
                List.of(health),
                List.of()));
    }

    private static Stats stats(Random random, int requests) {
        Tally latency = new Tally();
        Tally service = new Tally();
        Tally lag = new Tally();
        Moments firstByte = Moments.NONE;
        for (int i = 0; i < requests; i++) {
            long serviceMicros = (long) (2_000 * Math.exp(0.6 * random.nextGaussian()));
            long lagMicros = (long) (-40 * Math.log(1 - random.nextDouble()));
            service.add(serviceMicros);
            lag.add(lagMicros);
            latency.add(serviceMicros + lagMicros);
            firstByte = firstByte.merge(Moments.of(serviceMicros));
        }
        Moments none = Moments.NONE;
        return new Stats(
                counts(requests),
                latency.toDistribution(),
                service.toDistribution(),
                lag.toDistribution(),
                none,
                none,
                firstByte);
    }

    private static Counts counts(int requests) {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = requests - 1L;
        outcomes[Outcome.STATUS_5XX.code()] = 1;
        TreeMap<Integer, Long> statuses = new TreeMap<>();
        statuses.put(200, requests - 1L);
        statuses.put(503, 1L);
        return new Counts(requests, requests, 0, 0, outcomes, statuses, 900L * requests, 200L * requests);
    }
}
