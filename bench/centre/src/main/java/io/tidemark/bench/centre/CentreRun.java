package io.tidemark.bench.centre;

import io.tidemark.aggregator.run.DeltaMerger;
import io.tidemark.core.window.WireException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A whole run as the centre sees it: one delta a second of each worker, for so many simulated seconds, as fast as it
 * goes. Prints CPU time per delta, the share of one core that the fleet would need, and the heap in use; time for making
 * the deltas is not counted.
 *
 * <p>Arguments: workers, seconds, and a directory for what is written at the end, if any.
 */
final class CentreRun {
    static final int NAMES = 20;
    static final int REQUESTS = 150;

    private final int workers;
    private final int seconds;
    private final DeltaMerger merger;
    private long nanos;
    private long reportedNanos;
    private int reportedSeconds;
    private long bytes;

    private CentreRun(int workers, int seconds) {
        this.workers = workers;
        this.seconds = seconds;
        this.merger = new DeltaMerger(SimulatedFleet.RUN, SimulatedFleet.PLAN, NAMES, workers);
    }

    public static void main(String[] arguments) throws IOException, WireException {
        CentreRun run = new CentreRun(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        run.merge();
        if (arguments.length > 2) {
            new Results(run.merger, run.workers, run.seconds).write(Path.of(arguments[2]));
        }
    }

    private void merge() throws WireException {
        SimulatedFleet fleet = new SimulatedFleet(workers, NAMES, REQUESTS);
        System.out.println("workers second us_per_delta us_per_name core_percent heap_mib received_mib");
        for (int second = 0; second < seconds; second++) {
            byte[][] arriving = new byte[workers][];
            for (int worker = 0; worker < workers; worker++) {
                arriving[worker] = fleet.delta(worker, second);
                bytes += arriving[worker].length;
            }
            long before = cpuNanos();
            merge(arriving, second);
            nanos += cpuNanos() - before;
            int done = second + 1;
            if (done == 10 || done % 60 == 0 || done == seconds) {
                report(done);
            }
        }
    }

    /** With what a run asks after every delta, if they come one by one, and once a second. */
    private void merge(byte[][] arriving, int second) throws WireException {
        for (byte[] delta : arriving) {
            merger.merge(delta);
            if (merger.isComplete() || merger.completeSecond() > second || merger.lastSecond() > second) {
                throw new IllegalStateException("second " + second + " is not over");
            }
        }
        if (merger.completeSecond() != second
                || merger.timeline().second(second).latency().isEmpty()) {
            throw new IllegalStateException("second " + second + " is not complete");
        }
    }

    private void report(int done) {
        int span = done - reportedSeconds;
        double micros = (nanos - reportedNanos) / 1e3 / span / workers;
        System.out.printf(
                Locale.ROOT,
                "%d %d %.1f %.2f %.1f %d %d%n",
                workers,
                done,
                micros,
                micros / NAMES,
                micros * workers / 1e4,
                heap() >> 20,
                bytes >> 20);
        reportedNanos = nanos;
        reportedSeconds = done;
    }

    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
