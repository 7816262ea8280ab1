package io.tidemark.aggregator.fleet.remote;

import io.tidemark.core.control.Directive;
import io.tidemark.functions.remote.Adoption;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Relief;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Writes the control: what changes at once, and otherwise again and again, which renews the leases. Thread-safe; writing
 * happens on the caller's thread of {@link #renew}.
 */
final class ControlDesk {
    private final String runId;
    private final Board board;
    private final Clock clock;
    private final long periodNanos;
    private final List<Directive> directives = new ArrayList<>();
    private final List<Adoption> adoptions = new ArrayList<>();
    private final List<Relief> reliefs = new ArrayList<>();
    private long number;
    private long startMillis;
    private boolean over;
    private boolean changed = true;
    private long writtenNanos;

    ControlDesk(String runId, Board board, Clock clock, int renewMillis) {
        this.runId = runId;
        this.board = board;
        this.clock = clock;
        this.periodNanos = TimeUnit.MILLISECONDS.toNanos(renewMillis);
    }

    /** Goes on where another centre has left off. */
    ControlDesk(String runId, Board board, Clock clock, int renewMillis, Control last) {
        this(runId, board, clock, renewMillis);
        directives.addAll(last.directives());
        adoptions.addAll(last.adoptions());
        reliefs.addAll(last.reliefs());
        number = last.number();
        startMillis = last.startMillis();
        over = last.isOver();
    }

    /** @param epochMillis by the workers' clocks */
    synchronized void start(long epochMillis) {
        startMillis = epochMillis;
        changed = true;
    }

    synchronized void direct(Directive directive) {
        directives.add(directive);
        changed = true;
    }

    /** All workers go over to another plan, after the orders so far. */
    synchronized void adopt(Adoption adoption) {
        adoptions.add(new Adoption(
                adoption.runId(),
                adoption.fingerprint(),
                adoption.atNanos(),
                adoption.sameLoad(),
                directives.size(),
                adoption.bundle(),
                adoption.bundleKey()));
        changed = true;
    }

    /** Bytes of plans that everybody reads with every control. */
    synchronized long adoptedBytes() {
        return adoptions.stream()
                .mapToLong(adoption -> adoption.bundle().length)
                .sum();
    }

    synchronized List<Directive> directives() {
        return List.copyOf(directives);
    }

    synchronized void relieve(List<Relief> more) {
        reliefs.addAll(more);
        changed = true;
    }

    /** Nobody is to send any more. */
    synchronized void end() {
        over = true;
        changed = true;
    }

    /** Writes when something has changed or the leases want to be renewed. A writing that fails is tried again. */
    void renew() throws IOException {
        synchronized (this) {
            if (!changed && clock.nanoTime() - writtenNanos < periodNanos) {
                return;
            }
        }
        write(board::publish);
    }

    /** Writes, and from then on nobody else can. */
    void takeUp() throws IOException {
        write(board::takeUp);
    }

    private void write(Way way) throws IOException {
        Control control;
        long now = clock.nanoTime();
        synchronized (this) {
            changed = false;
            control = new Control(++number, clock.epochMillis(), startMillis, directives, adoptions, reliefs, over);
        }
        try {
            way.write(runId, control);
            synchronized (this) {
                writtenNanos = now;
            }
        } catch (IOException e) {
            synchronized (this) {
                changed = true;
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Way {
        void write(String runId, Control control) throws IOException;
    }
}
