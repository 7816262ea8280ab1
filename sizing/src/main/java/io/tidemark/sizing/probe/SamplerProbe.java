package io.tidemark.sizing.probe;

import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.probe.proc.Block;
import io.tidemark.sizing.probe.proc.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Samples by our own script, once a second. The seconds are counted from the start, so that they do not drift; one that
 * could not be kept, because the machine was too busy to answer, is left out.
 */
final class SamplerProbe implements Probe {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(2);

    private final Sampler sampler;
    private final Clock clock;
    private final Recording recording;
    private final BlockProblems blockProblems;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private SamplerProbe(Sampler sampler, Watched watched, Recording recording, Clock clock) {
        this.sampler = sampler;
        this.clock = clock;
        this.recording = recording;
        this.blockProblems = new BlockProblems(watched, recording);
        this.thread = Thread.ofPlatform().name("tidemark-sampler").daemon().unstarted(this::run);
    }

    /** The first sample is taken at once. */
    static Probe start(Watched watched, Path directory, Clock clock) throws IOException {
        SamplerProbe probe = new SamplerProbe(Sampler.start(watched), watched, new Recording(directory), clock);
        probe.thread.start();
        return probe;
    }

    @Override
    public String kind() {
        return ProbeKind.SAMPLER.key();
    }

    @Override
    public List<HostSample> samples() {
        return recording.samples();
    }

    @Override
    public List<String> problems() {
        return recording.problems();
    }

    @Override
    public void close() {
        closed.countDown();
        sampler.close();
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        recording.close();
    }

    private void run() {
        try {
            sampleUntilClosed();
        } catch (IOException e) {
            ended(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended("it was interrupted");
        } catch (RuntimeException e) {
            ended("what it said was not understood: " + e);
        }
    }

    private void sampleUntilClosed() throws IOException, InterruptedException {
        Readings readings = new Readings();
        long start = clock.nanoTime();
        for (long beat = 0; !closed.await(start + beat * PERIOD.toNanos() - clock.nanoTime(), TimeUnit.NANOSECONDS); ) {
            Optional<Block> block = sampler.read(clock.epochMillis());
            if (block.isEmpty()) {
                ended("its shell ended");
                return;
            }
            recording.add(readings.next(Reading.of(block.get())));
            blockProblems.look(block.get());
            beat = (clock.nanoTime() - start) / PERIOD.toNanos() + 1;
        }
    }

    private void ended(String reason) {
        if (closed.getCount() > 0) {
            String complaints = sampler.complaints();
            recording.problem("The sampler ended after " + samples().size() + " samples: " + reason
                    + (complaints.isEmpty() ? "." : " (" + complaints + ")."));
        }
    }
}
