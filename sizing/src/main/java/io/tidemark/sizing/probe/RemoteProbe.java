package io.tidemark.sizing.probe;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.machine.RemoteShell;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Samples a machine at a distance: what is printed there is fetched now and then. While that fails nothing is lost, and
 * samples come later.
 */
final class RemoteProbe implements Probe {
    /**
     * @param period between fetches
     * @param silence after which it is worth a sentence that nothing can be fetched
     * @param limit of a fetch
     * @param end how long closing may take
     */
    record Pace(Duration period, Duration silence, Duration limit, Duration end) {
        static final Pace USUAL =
                new Pace(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int LAST_TRIES = 3;
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final RemoteShell shell;
    private final String machine;
    private final RemoteSource source;
    private final Recording recording;
    private final Pace pace;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private long fetchedNanos;
    private boolean isClockSaid;
    private volatile String silence = "";

    /** @param machine for sentences */
    RemoteProbe(RemoteShell shell, String machine, RemoteSource source, Recording recording, Pace pace, Clock clock) {
        this.shell = shell;
        this.machine = machine;
        this.source = source;
        this.recording = recording;
        this.pace = pace;
        this.clock = clock;
        this.fetchedNanos = clock.nanoTime();
        this.thread = Thread.ofPlatform().name("tidemark-remote-probe").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public String kind() {
        return source.kind().key();
    }

    @Override
    public List<HostSample> samples() {
        return recording.samples();
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(recording.problems());
        if (!silence.isEmpty()) {
            problems.add(silence);
        }
        problems.addAll(source.problems());
        return List.copyOf(problems);
    }

    /** When it takes too long, or we are interrupted, the rest is left: what runs there ends by itself. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(pace.end())) {
                thread.interrupt();
                thread.join(LAST_MOMENT);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        recording.close();
    }

    private void run() {
        try {
            int lastTries = 0;
            while (lastTries < LAST_TRIES && !source.text().hasEnded()) {
                boolean last = closed.await(pace.period().toMillis(), TimeUnit.MILLISECONDS);
                boolean done = fetch(last) && last;
                lastTries += done ? LAST_TRIES : last ? 1 : 0;
            }
            if (lastTries == 0) {
                ended();
            }
            shell.run(source.removal(), pace.limit());
        } catch (CloudException e) {
            // What is left there ends by itself, or with the machine.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            recording.problem("The sampling of " + machine + " was interrupted: its last samples may be missing.");
        } catch (RuntimeException e) {
            recording.problem("The sampling of " + machine + " ended after "
                    + samples().size() + " samples: what was fetched was not understood: " + e + ".");
        }
    }

    /** @return false when it failed */
    private boolean fetch(boolean last) throws InterruptedException {
        try {
            do {
                List<String> lines = source.text().next(last, pace.limit());
                lookAtClock();
                lines.forEach(source::read);
            } while (source.text().hasMore());
            fetchedNanos = clock.nanoTime();
            silence = "";
            return true;
        } catch (CloudException | IOException e) {
            long nanos = clock.nanoTime() - fetchedNanos;
            if (last || nanos >= pace.silence().toNanos()) {
                silence = "Nothing was fetched from " + machine + " for its last "
                        + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s, which are missing: " + RemoteProbes.words(e);
            }
            return false;
        }
    }

    private void lookAtClock() {
        long shift = source.text().shiftMillis();
        if (shift != 0 && !isClockSaid) {
            isClockSaid = true;
            recording.problem(String.format(
                    Locale.ROOT,
                    "The clock of %s is about %.1f s %s ours: the times of its samples were set right by that.",
                    machine,
                    Math.abs(shift) / MILLIS_PER_SECOND,
                    shift < 0 ? "ahead of" : "behind"));
        }
    }

    private void ended() throws CloudException, InterruptedException {
        String words = source.lastWords();
        String name = source.kind() == ProbeKind.GLANCES ? "Glances on " : "The sampler on ";
        recording.problem(name + machine + " ended after " + samples().size() + " samples"
                + (words.isBlank() ? "." : "; it said: " + words));
    }
}
