package io.tidemark.functions.worker;

import io.tidemark.core.plan.Load;
import io.tidemark.core.shape.ArrivalTimes;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.PriorityBlockingQueue;

/**
 * The open model: iterations start at the arrivals of the schedule, each on a connection that is free. When none is, a
 * new one is opened up to the limit; beyond it the arrival waits, late, and after the plan's patience it is dropped. Both
 * are counted.
 */
final class ArrivalTraffic implements Traffic, Trip.TripEnd {
    private final Road road;
    private final Load.Rate load;
    private final int maxConnections;
    private final long patienceNanos;

    private final Deque<Trip> idle = new ArrayDeque<>();
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private int trips;
    private int underWay;
    private boolean stopped;

    /** The schedule in force; an older one gives no more arrivals. Only the pacer's thread reads it after the start. */
    private int schedule;

    /** The last arrival that has come; on the pacer's thread only. */
    private long lastNanos = -1;

    /** Instants of changes that have been ordered but not made. */
    private final Queue<Long> changes = new PriorityBlockingQueue<>();

    ArrivalTraffic(Road road, Load.Rate load, int maxConnections) {
        this.road = road;
        this.load = load;
        this.maxConnections = maxConnections;
        this.patienceNanos = load.patience().toNanos();
    }

    private ArrivalTimes timesOf(Profile profile, Segment segment) {
        return switch (load.arrivals()) {
            case CONSTANT -> ArrivalTimes.constant(profile, segment);
            case POISSON -> ArrivalTimes.poisson(profile, segment, load.seed());
        };
    }

    @Override
    public void prepare() {}

    @Override
    public void start(long fromNanos) {
        follow(fromNanos, fromNanos);
    }

    /** On the pacer's thread in the order of instants, so exactly the arrivals before it come from the old schedule. */
    @Override
    public void steer(long fromNanos) {
        changes.add(fromNanos);
        road.at(fromNanos, () -> {
            changes.remove(fromNanos);
            schedule++;
            // an order for this very moment may have been overtaken by an arrival
            follow(fromNanos, Math.max(fromNanos, lastNanos + 1));
        });
    }

    /**
     * By all orders so far: what they say of later instants is looked at again then.
     *
     * @param atNanos whose schedule it is
     * @param fromNanos those before have come
     */
    private void follow(long atNanos, long fromNanos) {
        Outlook outlook = road.outlook();
        Shares.Span share = outlook.shares().at(atNanos);
        if (!share.serves()) {
            return;
        }
        int mine = schedule;
        ArrivalTimes cursor = timesOf(outlook.profile(), share.segment());
        if (cursor.advanceTo(fromNanos)) {
            road.at(cursor.nanos(), () -> due(cursor, mine));
        }
    }

    /** Sends all that is due, so that a burst is not a task for each. */
    private void due(ArrivalTimes cursor, int mine) {
        long now = road.now();
        while (mine == schedule) {
            if (cursor.nanos() > now || isAfterChange(cursor.nanos())) {
                road.at(cursor.nanos(), () -> due(cursor, mine));
                return;
            }
            if (cursor.nanos() >= road.lastBeginNanos()) {
                return;
            }
            lastNanos = cursor.nanos();
            arrive(new Arrival(cursor.index(), cursor.nanos()));
            if (!cursor.advance()) {
                return;
            }
        }
    }

    /** Then the change comes first, though both are due: the pacer keeps their order. */
    private boolean isAfterChange(long nanos) {
        Long next = changes.peek();
        return next != null && next <= nanos;
    }

    private void arrive(Arrival arrival) {
        Trip trip;
        synchronized (this) {
            trip = stopped ? null : idle.poll();
            if (trip == null && !stopped && trips < maxConnections) {
                trip = newTrip();
            }
            if (trip == null) {
                waiting.add(arrival);
                return;
            }
            underWay++;
        }
        road.busy().incrementAndGet();
        trip.begin(arrival.index, arrival.nanos);
    }

    private Trip newTrip() {
        Shares shares = road.shares();
        // Those that stand in for others have rows that nobody else has, and are spread over the targets.
        long number =
                shares.isChanged() ? shares.numberOf((long) maxConnections + trips, trips) : shares.numberOf(trips, 0);
        trips++;
        return new Trip(road, road.newConnection(), road.flows().session(number), this);
    }

    @Override
    public void ended(Trip trip, Outcome last, long endNanos) {
        Arrival arrival;
        synchronized (this) {
            arrival = stopped ? null : waiting.poll();
            if (arrival == null) {
                idle.push(trip);
                underWay--;
            }
        }
        if (arrival == null) {
            road.busy().decrementAndGet();
        } else {
            trip.begin(arrival.index, arrival.nanos);
        }
    }

    @Override
    public void sweep(long now) {
        while (true) {
            Arrival arrival;
            synchronized (this) {
                arrival = waiting.peek();
                if (arrival == null || (!stopped && now - arrival.nanos < patienceNanos)) {
                    return;
                }
                waiting.remove();
            }
            int name = road.flows().choose(arrival.index).steps().getFirst().name();
            road.recorder().dropped(name, road.isWarmUp(arrival.nanos), arrival.nanos / 1_000);
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        sweep(road.now());
    }

    @Override
    public synchronized int users() {
        return underWay;
    }

    @Override
    public synchronized int backlog() {
        return waiting.size();
    }

    private record Arrival(long index, long nanos) {}
}
