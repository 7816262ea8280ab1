package io.tidemark.experiment.load;

import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Watches a load, and tells of each of its seconds once, in their order, when nothing of it can change any more: a second
 * with requests under way would look better than it is. It steers nothing. Used by the run's thread alone.
 */
final class WindowFeed implements Steering {
    private static final long SECOND_MICROS = TimeUnit.SECONDS.toMicros(1);

    private final PlanTimes times;
    private final LongSupplier nowEpochMicros;
    private final Listener listener;
    private boolean started;
    private long zeroMicros;
    private int next;

    /** Is told what there is to tell, with the time when it was so. */
    interface Listener {
        void started(long epochMicros);

        void window(Map<String, Object> attributes, long epochMicros);
    }

    WindowFeed(PlanTimes times, LongSupplier nowEpochMicros, Listener listener) {
        this.times = times;
        this.nowEpochMicros = nowEpochMicros;
        this.listener = listener;
    }

    @Override
    public void steer(Helm helm) {
        if (helm.nowNanos() < 0) {
            return;
        }
        start(nowEpochMicros.getAsLong() - TimeUnit.NANOSECONDS.toMicros(helm.nowNanos()));
        while (next <= helm.completeSecond()) {
            Stats stats = helm.timeline().second(next);
            if (!isFinal(stats.counts())) {
                return;
            }
            tell(helm.timeline(), stats);
        }
    }

    /** Tells of all seconds that were not told of. */
    void finish(Run run) {
        start(TimeUnit.MILLISECONDS.toMicros(run.info().startedEpochMillis()));
        while (next <= run.timeline().lastWindow()) {
            tell(run.timeline(), run.timeline().second(next));
        }
    }

    private void start(long epochMicros) {
        if (!started) {
            started = true;
            zeroMicros = epochMicros;
            listener.started(epochMicros);
        }
    }

    private void tell(Timeline timeline, Stats stats) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("second", (long) next);
        attributes.put("warmUp", times.isWarmUp(next));
        attributes.put(
                "users",
                timeline.healthAt(next).stream().mapToLong(Health::users).sum());
        attributes.putAll(LoadFigure.attributes(stats, times.length(next)));
        next++;
        listener.window(attributes, zeroMicros + next * SECOND_MICROS);
    }

    private static boolean isFinal(Counts counts) {
        return counts.planned() == counts.sent() + counts.dropped() && counts.sent() == counts.ended();
    }
}
