package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;

/**
 * How far time reaches in a run.
 *
 * @param seconds whole seconds from the start to the last thing that is known of
 * @param endSeconds when the load ended: as planned, or earlier when the run was ended
 * @param measuredSeconds of the load, without warm-up; what rates are divided by
 */
record Axis(int seconds, double endSeconds, double measuredSeconds) {

    static Axis of(Run run) {
        RunInfo info = run.info();
        long planned =
                info.phases().stream().mapToLong(PhaseSpan::endMillis).max().orElse(info.elapsedMillis());
        long end = Math.min(planned, loadEnd(run));
        int seconds =
                Math.max(run.timeline().lastSecond() + 1, Math.ceilDiv((int) Math.min(end, Integer.MAX_VALUE), 1_000));
        return new Axis(seconds, end / 1e3, measuredMillis(info, end) / 1e3);
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

    /** Zero when nothing was to be measured. */
    double perSecond(long count) {
        return measuredSeconds > 0 ? count / measuredSeconds : 0;
    }
}
