package io.tidemark.bench.centre;

import io.tidemark.aggregator.run.DeltaMerger;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.DeltaReader;
import io.tidemark.core.window.WireException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one second of a fleet. It grows linearly when twice the workers take twice the time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class MergeBenchmark {
    @Param({"100", "1000", "10000"})
    private int workers;

    private SimulatedFleet fleet;
    private DeltaMerger merger;
    private final DeltaReader reader = new DeltaReader();
    private byte[][] arriving;
    private int second;

    @Setup(Level.Trial)
    public void start() {
        fleet = new SimulatedFleet(workers, CentreRun.NAMES, CentreRun.REQUESTS);
        merger = new DeltaMerger(SimulatedFleet.RUN, SimulatedFleet.PLAN, CentreRun.NAMES, workers);
        arriving = new byte[workers][];
    }

    @Setup(Level.Iteration)
    public void send() {
        for (int worker = 0; worker < workers; worker++) {
            arriving[worker] = fleet.delta(worker, second);
        }
        second++;
    }

    /** Read, and added to the run. */
    @Benchmark
    public DeltaMerger merge() throws WireException {
        for (byte[] delta : arriving) {
            merger.merge(delta);
        }
        return merger;
    }

    /** The part of it that is reading. */
    @Benchmark
    public int read() throws WireException {
        int windows = 0;
        for (byte[] delta : arriving) {
            reader.read(delta);
            windows += reader.windows().size();
        }
        return windows;
    }

    /** Into immutable objects, as tests and tools do it. */
    @Benchmark
    public int decode() throws WireException {
        int windows = 0;
        for (byte[] bytes : arriving) {
            Delta delta = DeltaCodec.decode(bytes);
            windows += delta.windows().size();
        }
        return windows;
    }
}
