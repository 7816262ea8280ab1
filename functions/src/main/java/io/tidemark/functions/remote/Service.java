package io.tidemark.functions.remote;

import io.tidemark.core.control.Directive;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.worker.Station;
import io.tidemark.functions.worker.Worker;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does of what the control says: begins with the plan that is in force then, follows orders in their order,
 * and changes plans. Used by one thread.
 */
final class Service implements AutoCloseable {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final Post post;
    private final Workshop workshop;
    private final Clock clock;
    private final long graceNanos;
    private final Deque<Preparation> preparations = new ArrayDeque<>();

    /** Ready, of the plan after so many changes; null before, and once it has begun. */
    private @Nullable Worker ready;

    private int readyChapter;
    private @Nullable Station station;
    /** Directives and changes that have been passed on. */
    private int followed;

    private int announced;
    private boolean relieved;
    private boolean stopped;
    private String remark = "";

    /** @param graceNanos requests under way when the load must end are followed for so long */
    Service(Post post, Workshop workshop, Clock clock, long graceNanos) {
        this.post = post;
        this.workshop = workshop;
        this.clock = clock;
        this.graceNanos = graceNanos;
    }

    /** Makes the worker for the first plan. */
    void prepare() throws IOException, ProblemsException {
        Worker first = workshop.first();
        first.prepare();
        ready = first;
    }

    /**
     * Begins when it is time; until then the plan that is in force is got ready, should it not be the first any more.
     *
     * @return whether it has begun
     */
    boolean begin(Control control) {
        if (!control.isStarted()) {
            return false;
        }
        long now = (clock.epochMillis() - control.startMillis()) * MILLI;
        OptionalLong begin = control.beginNanos(post);
        // Who comes too late begins with the next second: its share of those before is not sent at once.
        long from = begin.isPresent() && now <= begin.getAsLong()
                ? begin.getAsLong()
                : Math.ceilDiv(Math.max(0, now), SECOND) * SECOND;
        int adopted = Math.max(control.adopted(from), readyChapter);
        Worker worker = readyFor(control, adopted);
        if (worker == null || begin.isEmpty()) {
            return false;
        }
        List<Directive> orders = control.orders(adopted);
        Station begun = new Station(worker, clock);
        station = begun;
        ready = null;
        long inForce = adopted == 0 ? 0 : control.adoptions().get(adopted - 1).atNanos();
        begun.start(clock.nanoTime() - now, Math.max(from, inForce), orders);
        stopped = orders.stream().anyMatch(Directive.Stop.class::isInstance);
        announced = adopted;
        followed = control.given(adopted);
        follow(control);
        return true;
    }

    /** Null while there is none; one for a plan that is over by then is given up. */
    private @Nullable Worker readyFor(Control control, int adopted) {
        if (ready != null && readyChapter == adopted) {
            return ready;
        }
        Preparation going = preparations.peek();
        if (going == null || going.chapter() != adopted) {
            if (going != null) {
                preparations.remove().close();
            }
            preparations.add(Preparation.start(workshop, control.adoptions().get(adopted - 1), adopted, clock));
        } else if (going.isDone()) {
            remark = cannotChange(going);
            preparations.remove();
            if (ready != null) {
                ready.close();
            }
            ready = going.take();
            readyChapter = adopted;
        }
        return readyChapter == adopted ? ready : null;
    }

    private static String cannotChange(Preparation preparation) {
        return preparation.trouble().isEmpty() ? "" : "the changed plan cannot run here: " + preparation.trouble();
    }

    /** Once it has begun: whatever is new in the control. */
    void follow(Control control) {
        Station serving = station();
        while (announced < control.adoptions().size()
                || followed < control.directives().size()) {
            if (followed < control.given(announced)) {
                Directive directive = control.directives().get(followed++);
                stopped |= directive instanceof Directive.Stop;
                serving.direct(directive);
            } else {
                Adoption adoption = control.adoptions().get(announced++);
                serving.expect(adoption.atNanos(), adoption.sameLoad());
                preparations.add(Preparation.start(workshop, adoption, announced, clock));
            }
        }
        change(serving);
        OptionalLong end = control.endNanos(post);
        if (end.isPresent() && !relieved) {
            relieved = true;
            serving.relieve(end.getAsLong());
        }
        if (control.isOver() && !stopped) {
            stop();
        }
    }

    /** In their order, as the station expects them. */
    private void change(Station serving) {
        while (!preparations.isEmpty() && preparations.peek().isDone()) {
            Preparation next = preparations.remove();
            Worker worker = next.take();
            if (worker == null) {
                remark = cannotChange(next);
                serving.forgo();
            } else {
                serving.adopt(worker);
            }
        }
    }

    private Station station() {
        if (station == null) {
            throw new IllegalStateException("it has not begun");
        }
        return station;
    }

    /** Nobody sends any more. */
    void stop() {
        stopped = true;
        station().direct(new Directive.Stop(graceNanos));
    }

    /** Stops, and waits for nothing that is still to be changed to. */
    void stopAtOnce() {
        preparations.forEach(preparation -> station().forgo());
        giveUpPreparations();
        stop();
    }

    boolean isStopped() {
        return stopped;
    }

    /** Stops although the load goes on, which the last deltas say. */
    void breakOff() {
        stopped = true;
        giveUpPreparations();
        station().breakOff(graceNanos);
    }

    boolean isDone() {
        return station().isDone();
    }

    /** Why nothing more will be reported although it is not done; empty when there is no such reason. */
    String failure() {
        return station().failure();
    }

    /** Why some plan was not served; empty when all were. */
    String remark() {
        return remark;
    }

    private void giveUpPreparations() {
        preparations.forEach(Preparation::close);
        preparations.clear();
    }

    @Override
    public void close() {
        end();
    }

    /** Nothing is recorded any more. */
    void end() {
        giveUpPreparations();
        if (ready != null) {
            ready.close();
            ready = null;
        }
        if (station != null) {
            station.close();
        }
    }
}
