package io.tidemark.functions.worker;

import io.tidemark.core.plan.Load;
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

    private final Road road;
    private final Load.Users load;
    private final Segment segment;
    private final long staggerNanos;
    private final AtomicInteger present = new AtomicInteger();
    private final List<User> users = new ArrayList<>();
    private volatile long iterationStride;

    UserTraffic(Road road, Load.Users load, Segment segment) {
        this.road = road;
        this.load = load;
        this.segment = segment;
        this.staggerNanos = load.stagger().toNanos();
    }

    @Override
    public void prepare() {
        growTo(UserTimes.users(road.profile()));
    }

    @Override
    public void start() {
        users.forEach(user -> user.comeAfter(0));
    }

    @Override
    public void steer(long fromNanos, Profile profile) {
        growTo(UserTimes.users(profile));
        users.forEach(user -> user.restay(profile, fromNanos));
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
        private long iterations;
        private long dueNanos;

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
                    long start = Math.max(stay.startNanos(), nanos);
                    road.at(start, () -> come(awaited, start, stay.endNanos()));
                    return;
                }
            }
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

        /** After a change of the profile from this instant on. */
        synchronized void restay(Profile profile, long fromNanos) {
            stays = UserTimes.stays(profile, number, staggerNanos);
            if (!isHere) {
                comeAfter(fromNanos);
                return;
            }
            leaveNanos = stays.stream()
                    .filter(stay -> stay.startNanos() <= fromNanos && stay.endNanos() > fromNanos)
                    .mapToLong(Stay::endNanos)
                    .findFirst()
                    .orElse(fromNanos);
        }

        private void iterate(long intended) {
            if (intended >= leaveNanos || road.isOver(intended)) {
                leave();
            } else {
                trip.begin(number + iterations++ * iterationStride, intended);
            }
        }

        @Override
        public void ended(Trip ended, Outcome last, long endNanos) {
            long pause = load.pause().nanos(trip.session().random());
            boolean keepsPeriod = load.pacing() == Load.Pacing.FIXED_PERIOD && pause > 0;
            long next = (keepsPeriod ? dueNanos : endNanos) + pause;
            if (!last.isAnswered()) {
                next = Math.max(next, endNanos + BACK_OFF_NANOS);
            }
            if (endNanos >= leaveNanos) {
                next = dropMissed(next, pause);
            }
            dueNanos = next;
            if (next <= endNanos) {
                iterate(next);
            } else {
                road.park(next, () -> iterate(dueNanos));
            }
        }

        /** With a fixed period: what was due before the user had to leave, but did not come to it, is counted. */
        private long dropMissed(long firstDue, long period) {
            long due = firstDue;
            while (due < leaveNanos && period > 0) {
                int name = road.flows()
                        .choose(number + iterations++ * iterationStride)
                        .steps()
                        .getFirst()
                        .name();
                road.recorder().dropped(name, road.isWarmUp(due), due / 1_000);
                due += period;
            }
            return Math.max(due, leaveNanos);
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
