package io.tidemark.functions.worker;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.shape.UserTimes;
import io.tidemark.core.shape.UserTimes.Stay;
import io.tidemark.core.window.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The closed model: every user of this segment goes through one scenario after the other while the profile keeps it. */
final class UserTraffic implements Traffic {
    /**
     * A user whose connection failed waits at least this long, as nothing else slows it down: otherwise a dead target
     * would be asked for connections as fast as the machine can.
     */
    static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** No user gets so far within a shift: one every millisecond for eleven days. */
    private static final long ITERATIONS_OF_A_SHIFT = 1_000_000_000L;

    private final Road road;
    private final Load.Users load;
    private final Segment segment;
    private final long staggerNanos;
    private final AtomicInteger present = new AtomicInteger();
    private final List<User> users = new ArrayList<>();
    private final long firstIteration;
    private volatile long iterationStride;
    private volatile long startNanos;

    /**
     * @param shift which of the workers that serve the segment: each counts its iterations elsewhere, so that no two have
     *     the same number
     */
    UserTraffic(Road road, Load.Users load, Segment segment, int shift) {
        this.road = road;
        this.load = load;
        this.segment = segment;
        this.staggerNanos = load.stagger().toNanos();
        this.firstIteration = shift * ITERATIONS_OF_A_SHIFT;
    }

    @Override
    public void prepare() {
        growTo(UserTimes.users(road.profile()));
    }

    @Override
    public void start(long fromNanos) {
        startNanos = fromNanos;
        users.forEach(user -> user.comeAfter(fromNanos));
    }

    @Override
    public void steer(long fromNanos, Profile profile) {
        growTo(UserTimes.users(profile));
        users.forEach(user -> user.restay(profile));
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

    private void growTo(int total) {
        iterationStride = Math.max(iterationStride, total);
        for (long number = segment.index() + (long) users.size() * segment.count();
                number < total;
                number += segment.count()) {
            users.add(new User(number));
        }
    }

    /**
     * One user. Coming and leaving are guarded by the user's own lock, because a directive may change its stays at any
     * time; between them one thread at a time leads it.
     */
    private final class User implements Trip.TripEnd {
        private final long number;
        private final Trip trip;
        private List<Stay> stays;
        private boolean isHere;
        private int visit;
        private volatile long leaveNanos;
        private long iterations = firstIteration;
        private long dueNanos;
        /** Distance of intended starts; 0 when they follow the responses. */
        private long periodNanos;

        User(long number) {
            this.number = number;
            this.stays = UserTimes.stays(road.profile(), number, staggerNanos);
            this.trip = new Trip(road, road.newConnection(), road.flows().session(number), this);
        }

        /** Waits for the next stay that lasts beyond this instant. */
        synchronized void comeAfter(long nanos) {
            int awaited = ++visit;
            for (Stay stay : stays) {
                if (stay.endNanos() > nanos) {
                    long start = stay.startNanos() >= startNanos
                            ? Math.max(stay.startNanos(), nanos)
                            : resumeAfter(stay, nanos);
                    road.at(start, () -> come(awaited, start, stay.endNanos()));
                    return;
                }
            }
        }

        /**
         * When a user goes on that another worker has led until the start of this one. At a fixed period the next start is
         * known; otherwise the users are somewhere in their pauses, so that they do not all go on at once.
         */
        private long resumeAfter(Stay stay, long nanos) {
            if (nanos > startNanos) {
                return nanos;
            }
            long pause = load.pause().nanos(trip.session().random());
            if (load.pacing() == Load.Pacing.FIXED_PERIOD && load.pause() instanceof Pause.Fixed && pause > 0) {
                return stay.startNanos() + Math.ceilDiv(nanos - stay.startNanos(), pause) * pause;
            }
            return pause == 0 ? nanos : nanos + trip.session().random().nextLong(pause);
        }

        private void come(int awaited, long start, long end) {
            synchronized (this) {
                if (awaited != visit || isHere || road.isOver(start)) {
                    return;
                }
                isHere = true;
                leaveNanos = end;
            }
            present.incrementAndGet();
            road.busy().incrementAndGet();
            dueNanos = start;
            iterate(start);
        }

        /** After a change of the profile, which may lie in the future: until then the old stays hold. */
        synchronized void restay(Profile profile) {
            stays = UserTimes.stays(profile, number, staggerNanos);
            long now = road.now();
            if (!isHere) {
                comeAfter(now);
                return;
            }
            leaveNanos = stays.stream()
                    .filter(stay -> stay.startNanos() <= now && stay.endNanos() > now)
                    .mapToLong(Stay::endNanos)
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
                trip.begin(number + iterations++ * iterationStride, intended);
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
                int name = road.flows()
                        .first(number + iterations++ * iterationStride, trip.session())
                        .name();
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
