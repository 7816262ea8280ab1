package io.tidemark.functions.worker;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.worker.Visits.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The closed model: every user of this worker goes through one scenario after the other while the profile keeps it. When the
 * load is shared anew, they become others of the load's users but go on as they are, with their connections and all they
 * know; only those that are too many leave, and those that are missing come.
 */
final class UserTraffic implements Traffic {
    /**
     * A user whose connection failed waits at least this long, as nothing else slows it down: otherwise a dead target
     * would be asked for connections as fast as the machine can.
     */
    static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long NONE = -1;

    private final Road road;
    private final Load.Users load;
    private final int shift;
    private final long staggerNanos;
    private final AtomicInteger present = new AtomicInteger();
    private final List<User> users = new ArrayList<>();
    private volatile long startNanos;

    /**
     * @param shift which of the workers that serve the segment: each counts its iterations elsewhere, so that no two have
     *     the same number
     */
    UserTraffic(Road road, Load.Users load, int shift) {
        this.road = road;
        this.load = load;
        this.shift = shift;
        this.staggerNanos = load.stagger().toNanos();
    }

    @Override
    public void prepare() {
        growTo(road.outlook().rows(0));
    }

    @Override
    public void start(long fromNanos) {
        startNanos = fromNanos;
        growTo(road.outlook().rows(fromNanos));
        users.forEach(user -> user.begin(fromNanos));
    }

    @Override
    public void steer(long fromNanos) {
        Outlook outlook = road.outlook();
        long now = road.now();
        growTo(outlook.rows(now));
        users.forEach(user -> user.restay(outlook, now));
    }

    @Override
    public void sweep(long now) {}

    @Override
    public void stop() {}

    @Override
    public int users() {
        return present.get();
    }

    @Override
    public int backlog() {
        return 0;
    }

    private void growTo(long rows) {
        while (users.size() < rows) {
            users.add(new User(users.size()));
        }
    }

    /**
     * One user. Coming and leaving are guarded by the user's own lock, because a directive may change its stays at any
     * time; between them one thread at a time leads it.
     */
    private final class User implements Trip.TripEnd {
        /** Its place among the users of this worker, who are different users of the load from time to time. */
        private final long row;

        private final Trip trip;
        private List<Visit> visits = List.of();
        private boolean isHere;
        private int visit;
        /** The visit that is awaited, by its start, and when the user comes to it. */
        private long awaitedNanos = NONE;

        private long comeNanos;
        private volatile long leaveNanos;
        private long iterations;
        private long dueNanos;
        /** Distance of intended starts; 0 when they follow the responses. */
        private long periodNanos;

        User(long row) {
            this.row = row;
            long number = road.shares().userNumber(row);
            this.trip = new Trip(road, road.newConnection(), road.flows().session(number), this);
        }

        synchronized void begin(long fromNanos) {
            visits = Visits.of(road.outlook(), row, staggerNanos, fromNanos);
            comeAfter(fromNanos);
        }

        /** Waits for the next visit that lasts beyond this instant. */
        private void comeAfter(long nanos) {
            int awaited = ++visit;
            for (Visit next : visits) {
                if (next.endNanos() > nanos) {
                    if (next.startNanos() != awaitedNanos) {
                        awaitedNanos = next.startNanos();
                        comeNanos = firstStart(next, nanos);
                    }
                    long start = comeNanos;
                    road.at(start, () -> come(awaited, start, next.endNanos()));
                    return;
                }
            }
            awaitedNanos = NONE;
        }

        private long firstStart(Visit next, long nanos) {
            long from = Math.max(Math.max(next.startNanos(), startNanos), nanos);
            return next.sinceNanos() < Math.max(next.startNanos(), startNanos) ? resumeAfter(next, from) : from;
        }

        /**
         * When a user goes on that another worker has led until this instant. At a fixed period the next start is known;
         * otherwise the users are somewhere in their pauses, so that they do not all go on at once.
         */
        private long resumeAfter(Visit next, long nanos) {
            long pause = load.pause().nanos(trip.session().random());
            if (load.pacing() == Load.Pacing.FIXED_PERIOD && load.pause() instanceof Pause.Fixed && pause > 0) {
                return next.sinceNanos() + Math.ceilDiv(nanos - next.sinceNanos(), pause) * pause;
            }
            return pause == 0 ? nanos : nanos + trip.session().random().nextLong(pause);
        }

        private void come(int awaited, long start, long end) {
            synchronized (this) {
                if (awaited != visit || isHere || road.isOver(start)) {
                    return;
                }
                isHere = true;
                awaitedNanos = NONE;
                leaveNanos = end;
            }
            present.incrementAndGet();
            road.busy().incrementAndGet();
            dueNanos = start;
            iterate(start);
        }

        /** After an order, which may be for the future: until then all is as it was. */
        synchronized void restay(Outlook outlook, long now) {
            visits = Visits.of(outlook, row, staggerNanos, now);
            if (!isHere) {
                comeAfter(now);
                return;
            }
            leaveNanos = visits.stream()
                    .filter(each -> each.startNanos() <= now && each.endNanos() > now)
                    .mapToLong(Visit::endNanos)
                    .findFirst()
                    .orElse(Math.min(leaveNanos, now));
        }

        private void iterate(long intended) {
            if (intended >= limitNanos()) {
                leave();
            } else if (road.isHalted()) {
                dropMissed(intended);
                leave();
            } else {
                trip.begin(nextIteration(intended), intended);
            }
        }

        @Override
        public void ended(Trip ended, Outcome last, long endNanos) {
            long pause = load.pause().nanos(trip.session().random());
            long earliest = last.isAnswered() ? endNanos : endNanos + BACK_OFF_NANOS;
            periodNanos = load.pacing() == Load.Pacing.FIXED_PERIOD ? pause : 0;
            if (periodNanos == 0) {
                dueNanos = Math.max(endNanos + pause, earliest);
            } else {
                // Neither a slow response nor a failure moves the schedule: what they delay is late, not left out.
                dueNanos += pause;
                if (Math.max(dueNanos, earliest) >= limitNanos()) {
                    dueNanos = dropMissed(dueNanos);
                }
            }
            long wakeNanos = Math.max(dueNanos, earliest);
            if (wakeNanos <= endNanos) {
                iterate(dueNanos);
            } else {
                road.park(wakeNanos, () -> iterate(dueNanos));
            }
        }

        private long nextIteration(long intended) {
            return road.shares().at(intended).iteration(row, shift, iterations++);
        }

        /** No intended start of this user lies at or after this instant. */
        private long limitNanos() {
            return Math.min(leaveNanos, road.lastBeginNanos());
        }

        /**
         * Counts what was due but will not be sent, because the user must leave.
         *
         * @return the first instant that is due no more
         */
        private long dropMissed(long firstDue) {
            long limit = limitNanos();
            long due = firstDue;
            while (due < limit) {
                int name =
                        road.flows().first(nextIteration(due), trip.session()).name();
                road.recorder().dropped(name, road.isWarmUp(due), due / 1_000);
                due = periodNanos == 0 ? limit : due + periodNanos;
            }
            return due;
        }

        private void leave() {
            synchronized (this) {
                isHere = false;
                present.decrementAndGet();
                comeAfter(leaveNanos);
            }
            road.busy().decrementAndGet();
        }
    }
}
