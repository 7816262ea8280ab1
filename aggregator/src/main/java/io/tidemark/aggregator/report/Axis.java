package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.FleetHealth;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.window.Window;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/**
 * From when to when time reaches in a run. All instants count from its start, also where a plan came later.
 *
 * @param beginSecond 0, or the second from which on this plan was in force
 * @param seconds whole seconds from the start to the last thing that is known of
 * @param endSeconds when the load ended: as planned, or earlier when the run was ended
 * @param measuredSeconds of the load, without warm-up; what rates are divided by
 */
record Axis(int beginSecond, int seconds, double endSeconds, double measuredSeconds) {

    static Axis of(Run run) {
        RunInfo info = run.info();
        long planned =
                info.phases().stream().mapToLong(PhaseSpan::endMillis).max().orElse(info.elapsedMillis());
        long end = Math.min(planned, loadEnd(run));
        int seconds =
                Math.max(run.timeline().lastSecond() + 1, Math.ceilDiv((int) Math.min(end, Integer.MAX_VALUE), 1_000));
        return new Axis(Math.min(begin(run), seconds), seconds, end / 1e3, measuredMillis(info, end) / 1e3);
    }

    private static int begin(Run run) {
        long begin = run.info().phases().stream()
                .mapToLong(PhaseSpan::startMillis)
                .min()
                .orElse(0);
        long second = TimeUnit.MILLISECONDS.toSeconds(begin);
        // Nothing that is known may lie outside, whatever a dump says of its phases.
        Iterator<Window> windows = run.timeline().windows().iterator();
        Iterator<FleetHealth> health = run.timeline().health().iterator();
        second = Math.min(second, windows.hasNext() ? windows.next().second() : second);
        return (int) Math.min(second, health.hasNext() ? health.next().second() : second);
    }

    /**
     * The elapsed time of a run that was cut short includes the wait for its last responses, in which nothing was meant
     * to be sent: that would thin out its rate.
     */
    private static long loadEnd(Run run) {
        long elapsed = run.info().elapsedMillis();
        Ending.Kind ending = run.info().ending().kind();
        if (ending == Ending.Kind.COMPLETED || ending == Ending.Kind.FINISHED) {
            return elapsed;
        }
        if (run.timeline().isEmpty()) {
            return elapsed;
        }
        long lastWindow = (run.timeline().lastWindow() + 1) * 1_000L;
        return Math.min(lastWindow, elapsed);
    }

    private static long measuredMillis(RunInfo info, long end) {
        if (info.phases().isEmpty()) {
            return end;
        }
        return info.phases().stream()
                .filter(phase -> !phase.warmUp())
                .mapToLong(phase -> Math.max(0, Math.min(phase.endMillis(), end) - phase.startMillis()))
                .sum();
    }

    boolean isEmpty() {
        return span() == 0;
    }

    /** Whole seconds that it covers. */
    int span() {
        return seconds - beginSecond;
    }

    /** How many bins of so many seconds cover it. */
    int bins(int width) {
        return Math.ceilDiv(span(), width);
    }

    int binOf(int second, int width) {
        return Math.floorDiv(second - beginSecond, width);
    }

    /** The second with which a bin begins. */
    int startOf(int bin, int width) {
        return beginSecond + bin * width;
    }

    /** The smallest width, of those that people count in, with which it has at most so many bins. */
    int widthFor(int maxBins) {
        return TimeBins.widthFor(span(), maxBins);
    }

    /** Zero when nothing was to be measured. */
    double perSecond(long count) {
        return measuredSeconds > 0 ? count / measuredSeconds : 0;
    }
}
