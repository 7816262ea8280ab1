package io.tidemark.functions.worker;

import io.tidemark.core.control.Directive;
import io.tidemark.core.control.Orders;
import io.tidemark.functions.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker serves while plans change: one worker for each plan, of which at most one sends at an instant; those
 * before it follow what they have under way.
 *
 * <p>The order of calls is {@link #start}, any number of {@link #direct}, {@link #relieve} and, for each change, {@link
 * #expect} and then {@link #adopt} or {@link #forgo}; {@link #close}. Thread-safe.
 *
 * <p>Guarantees: no request of a plan has an intended start at or after the instant at which the next one is in force, and
 * none of that one before it. Orders reach every plan that they are for, also one that is not ready yet.
 *
 * {@snippet :
 * Worker next = new Worker(setup, environment, clock, sink);
 * next.prepare();
 * station.expect(atNanos, true);
 * station.adopt(next);
 * }
 */
public final class Station implements AutoCloseable {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    /** The oldest first; the last one takes orders of all kinds. */
    private final List<Chapter> chapters = new ArrayList<>();

    private long zeroNanos;
    private long reliefNanos = Long.MAX_VALUE;
    private String failure = "";

    /** @param first prepared, of the plan that is in force at the start */
    public Station(Worker first, Clock clock) {
        this.clock = clock;
        chapters.add(new Chapter(0, true, List.of(), first));
    }

    /** @see Worker#start(long, long, List) */
    public synchronized void start(long atZeroNanos, long fromNanos, List<Directive> orders) {
        zeroNanos = atZeroNanos;
        Chapter first = chapters.getFirst();
        first.orders.addAll(orders);
        first.requireWorker().start(zeroNanos, fromNanos, orders);
    }

    /**
     * Another plan will be in force from this instant since the start of the run on. The load of those before ends at it
     * whether or not a worker for the new one is ready by then.
     *
     * @param sameLoad its load is that of the plan before it
     */
    public synchronized void expect(long atNanos, boolean sameLoad) {
        for (Chapter chapter : chapters) {
            if (chapter.worker != null) {
                chapter.worker.endAt(atNanos);
            }
        }
        List<Directive> orders = Orders.carried(chapters.getLast().orders, sameLoad);
        chapters.add(new Chapter(atNanos, sameLoad, orders, null));
    }

    /**
     * The worker for the plan that has been expected for longest is ready. When it comes too late it begins with the next
     * second: its share of those before is not sent at once. One that nobody needs any more is closed.
     */
    public synchronized void adopt(Worker next) {
        int place = placeOfExpected();
        if (place < 0) {
            next.close();
            return;
        }
        Chapter chapter = chapters.get(place);
        if (chapter.fromNanos >= reliefNanos) {
            chapter.forgone = true;
            next.close();
            return;
        }
        chapter.worker = next;
        long now = clock.nanoTime() - zeroNanos;
        long from = now <= chapter.fromNanos ? chapter.fromNanos : Math.ceilDiv(now, SECOND_NANOS) * SECOND_NANOS;
        next.start(zeroNanos, from, chapter.orders);
        if (reliefNanos != Long.MAX_VALUE) {
            next.relieve(reliefNanos);
        }
        for (Chapter later : chapters.subList(place + 1, chapters.size())) {
            next.endAt(later.fromNanos);
        }
    }

    /** There will be no worker for the plan that has been expected for longest: nothing of it is sent here. */
    public synchronized void forgo() {
        int place = placeOfExpected();
        if (place >= 0) {
            chapters.get(place).forgone = true;
        }
    }

    private int placeOfExpected() {
        for (int i = 0; i < chapters.size(); i++) {
            if (chapters.get(i).isExpected()) {
                return i;
            }
        }
        return -1;
    }

    /** For the newest plan; what is said of the load, also for those before it whose load is the same. */
    public synchronized void direct(Directive directive) {
        boolean isFor = true;
        for (Chapter chapter : chapters.reversed()) {
            if (isFor || Orders.isForEveryPlan(directive)) {
                chapter.orders.add(directive);
                if (chapter.worker != null) {
                    chapter.worker.direct(directive);
                }
            }
            isFor &= chapter.sameLoad;
        }
    }

    /**
     * The next shift takes over, also of plans that are in force from then on: nothing of those is said here.
     *
     * @see Worker#relieve
     */
    public synchronized void relieve(long atNanos) {
        reliefNanos = Math.min(reliefNanos, atNanos);
        workers().forEach(worker -> worker.relieve(atNanos));
        chapters.stream()
                .filter(chapter -> chapter.fromNanos >= reliefNanos && chapter.worker != null)
                .forEach(Chapter::retire);
    }

    /** @see Worker#breakOff */
    public synchronized void breakOff(long graceNanos) {
        chapters.stream().filter(Chapter::isExpected).forEach(chapter -> chapter.forgone = true);
        workers().forEach(worker -> worker.breakOff(graceNanos));
    }

    /** True when everything of all plans is reported. Workers that have come to their end are closed meanwhile. */
    public synchronized boolean isDone() {
        for (Chapter chapter : chapters) {
            if (chapter.worker != null && chapter.worker.isDone()) {
                chapter.retire();
            }
        }
        Chapter newest = chapters.getLast();
        chapters.removeIf(chapter -> chapter != newest && chapter.isOver());
        return chapters.stream().allMatch(Chapter::isOver);
    }

    /** Why nothing more will be reported of some plan although it is not done; empty when there is no such reason. */
    public synchronized String failure() {
        if (failure.isEmpty()) {
            failure = workers().stream()
                    .map(Worker::failure)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return failure;
    }

    @Override
    public synchronized void close() {
        chapters.forEach(Chapter::retire);
    }

    private List<Worker> workers() {
        List<Worker> workers = new ArrayList<>();
        for (Chapter chapter : chapters) {
            if (chapter.worker != null) {
                workers.add(chapter.worker);
            }
        }
        return workers;
    }

    /** One plan's turn. */
    private static final class Chapter {
        private final long fromNanos;
        /** As the plan before it. */
        private final boolean sameLoad;

        private final List<Directive> orders;
        /** Null before there is one, and when it has been closed. */
        private @Nullable Worker worker;

        private boolean forgone;
        private boolean retired;

        Chapter(long fromNanos, boolean sameLoad, List<Directive> orders, @Nullable Worker worker) {
            this.fromNanos = fromNanos;
            this.sameLoad = sameLoad;
            this.orders = new ArrayList<>(orders);
            this.worker = worker;
        }

        Worker requireWorker() {
            if (worker == null) {
                throw new IllegalStateException("the station is closed");
            }
            return worker;
        }

        boolean isExpected() {
            return worker == null && !forgone && !retired;
        }

        boolean isOver() {
            return forgone || retired;
        }

        void retire() {
            retired = true;
            if (worker != null) {
                worker.close();
                worker = null;
            }
        }
    }
}
