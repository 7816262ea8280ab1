package io.tidemark.bench.centre;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.DeltaMerger;
import io.tidemark.core.window.DeltaReader;
import io.tidemark.core.window.WireException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time for one delta, whatever the number of workers: it grows linearly with them when each costs the same. A shot is ten
 * thousand deltas, so that fleets of all sizes are as warm as each other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 15)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class MergeBenchmark {
    private static final int DELTAS = 10_000;

    @Param({"100", "1000", "10000"})
    private int workers;

    private final DeltaReader reader = new DeltaReader();
    private final byte[][] arriving = new byte[DELTAS][];
    private @Nullable SimulatedFleet fleet;
    private @Nullable DeltaMerger merger;
    private int second;

    /** Each delta can be merged once only. */
    @Setup(Level.Iteration)
    public void send() {
        if (fleet == null) {
            fleet = new SimulatedFleet(workers, CentreRun.NAMES, CentreRun.REQUESTS);
            merger = new DeltaMerger(SimulatedFleet.RUN, SimulatedFleet.PLAN, CentreRun.NAMES, workers);
        }
        for (int i = 0; i < DELTAS; i += workers) {
            for (int worker = 0; worker < workers; worker++) {
                arriving[i + worker] = fleet.delta(worker, second);
            }
            second++;
        }
    }

    /** Read, and added to the run. */
    @Benchmark
    @OperationsPerInvocation(DELTAS)
    public int merge() throws WireException {
        DeltaMerger to = requireNonNull(merger, "merger is null");
        int merged = 0;
        for (byte[] delta : arriving) {
            merged += to.merge(delta) ? 1 : 0;
        }
        return merged;
    }

    /** The part of it that is reading. */
    @Benchmark
    @OperationsPerInvocation(DELTAS)
    public int read() throws WireException {
        int windows = 0;
        for (byte[] delta : arriving) {
            reader.read(delta);
            windows += reader.windows().size();
        }
        return windows;
    }
}
