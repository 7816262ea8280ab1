package io.tidemark.bench.centre;

import io.tidemark.aggregator.run.DeltaMerger;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * A whole run as the centre sees it: one delta a second of each worker, for so many simulated seconds, as fast as it
 * goes. Prints CPU time per delta, the share of one core that the fleet would need, and the heap in use; time for making
 * the deltas is not counted.
 *
 * <p>Arguments: workers, seconds.
 */
final class CentreRun {
    static final int NAMES = 20;
    static final int REQUESTS = 150;

    private CentreRun() {}

    public static void main(String[] arguments) throws Exception {
        int workers = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        SimulatedFleet fleet = new SimulatedFleet(workers, NAMES, REQUESTS);
        DeltaMerger merger = new DeltaMerger(SimulatedFleet.RUN, SimulatedFleet.PLAN, NAMES, workers);
        long bytes = 0;
        long nanos = 0;
        long reported = 0;
        int since = 0;
        System.out.println("workers second us_per_delta us_per_name core_percent heap_mib received_mib");
        for (int second = 0; second < seconds; second++) {
            byte[][] arriving = new byte[workers][];
            for (int worker = 0; worker < workers; worker++) {
                arriving[worker] = fleet.delta(worker, second);
                bytes += arriving[worker].length;
            }
            long before = cpuNanos();
            for (byte[] delta : arriving) {
                merger.merge(delta);
            }
            nanos += cpuNanos() - before;
            int done = second + 1;
            if (done == 10 || done == 60 || done % 300 == 0 || done == seconds) {
                double micros = (nanos - reported) / 1e3 / (done - since) / workers;
                System.out.printf(
                        Locale.ROOT,
                        "%d %d %.1f %.2f %.1f %d %d%n",
                        workers,
                        done,
                        micros,
                        micros / NAMES,
                        (nanos - reported) / 1e7 / (done - since),
                        heap() >> 20,
                        bytes >> 20);
                reported = nanos;
                since = done;
            }
        }
        if (merger.timeline().isEmpty() || merger.completeSecond() != seconds - 1) {
            throw new IllegalStateException("the run is not complete");
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
