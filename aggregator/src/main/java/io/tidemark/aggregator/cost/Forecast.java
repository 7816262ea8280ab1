package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.aws.DynamoLink;
import io.tidemark.functions.remote.Pace;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a fleet of functions is going to use, from how often its workers and its centre say things ({@link Pace}). How much
 * they say is only guessed: the size of a parcel goes with the names and how many different latencies they see.
 *
 * @param timeoutMillis of an invocation; a longer load takes several, one after the other
 * @param copies of the control
 * @param names of the plan
 * @param bucket whether what is large can go into a bucket
 */
public record Forecast(int workers, FunctionSize function, long timeoutMillis, int copies, int names, boolean bucket) {
    /** From the call of a worker until it sends: its start, and waiting for the others. */
    static final int START_SECONDS = 8;
    /** From the end of the load until it is gone. */
    static final int STOP_SECONDS = 4;

    /** Of a second of a name with some 150 different requests, packed. */
    static final int BYTES_PER_NAME = 400;

    private static final int PARCEL_BYTES = 200;
    private static final double SECOND_MILLIS = 1_000;
    private static final double KIB = 1_024;
    /** Of a reading that may be a moment old, for 4 KB. */
    private static final double READING = 0.5;

    private static final double READING_BYTES = 4 * KIB;
    /** The centre asks for a parcel about so often until it is there. */
    private static final double ASKED = 2;

    private static final long AHEAD_MILLIS = TimeUnit.SECONDS.toMillis(60);

    public Forecast {
        requireNonNull(function, "function is null");
        if (workers < 1 || copies < 1 || names < 1 || timeoutMillis < 1) {
            throw new IllegalArgumentException("workers, copies, names and timeoutMillis must be > 0 but they are "
                    + workers + ", " + copies + ", " + names + " and " + timeoutMillis);
        }
    }

    public Usage usage(Duration load) {
        return functions(load)
                .plus(readings(load))
                .plus(control(load))
                .plus(signs(load))
                .plus(parcels(load))
                .plus(collecting(load));
    }

    Forecast withWorkers(int count) {
        return new Forecast(count, function, timeoutMillis, copies, names, bucket);
    }

    /** The functions themselves. */
    Usage functions(Duration load) {
        return function.seconds(workerSeconds(load)).plus(Usage.invocations(invocations(load)));
    }

    /** Workers read the control. */
    Usage readings(Duration load) {
        return Usage.reading(workerSeconds(load) * perSecond(pace().readMillis()) * READING);
    }

    /** The centre writes it, and asks whether somebody wants the run to end. */
    Usage control(Duration load) {
        double seconds = runSeconds(load);
        return Usage.writing(seconds * perSecond(pace().renewMillis()) * copies).plus(Usage.reading(seconds * READING));
    }

    /** Claims, and parcels that say no more than that their worker lives. */
    Usage signs(Duration load) {
        return Usage.writing(invocations(load) + parcelCount(load) - fullCount(load));
    }

    /** Parcels that bring what was measured: those that fit into the table, or the objects and their places. */
    Usage parcels(Duration load) {
        double count = fullCount(load);
        return isShelved()
                ? Usage.writing(count).plus(Usage.puts(Math.round(count)))
                : Usage.writing(count * Math.ceil(parcelBytes() / KIB));
    }

    /** The centre asks for parcels, and fetches them. */
    Usage collecting(Duration load) {
        double full = fullCount(load);
        Usage asking = Usage.reading(parcelCount(load) * ASKED * READING);
        return isShelved()
                ? asking.plus(Usage.gets(Math.round(full)))
                : asking.plus(Usage.reading(full * READING * (Math.ceil(parcelBytes() / READING_BYTES) - 1)));
    }

    private Pace pace() {
        return Pace.of(workers);
    }

    private double workerSeconds(Duration load) {
        return workers * (seconds(load) + (double) shifts(load) * (START_SECONDS + STOP_SECONDS));
    }

    private static double runSeconds(Duration load) {
        return seconds(load) + START_SECONDS + STOP_SECONDS;
    }

    private long invocations(Duration load) {
        return workers * shifts(load);
    }

    /** Successors are called before the time of an invocation is over. */
    private long shifts(Duration load) {
        long served = timeoutMillis - Math.min(AHEAD_MILLIS, timeoutMillis / 2);
        return Math.max(1, Math.ceilDiv(load.toMillis(), served));
    }

    private double parcelCount(Duration load) {
        return workerSeconds(load) * perSecond(pace().beatMillis());
    }

    private double fullCount(Duration load) {
        return workerSeconds(load) * perSecond(pace().flushMillis());
    }

    private boolean isShelved() {
        return bucket && parcelBytes() > DynamoLink.MOST_IN_TABLE;
    }

    private double parcelBytes() {
        return PARCEL_BYTES + names * (double) BYTES_PER_NAME * pace().flushMillis() / SECOND_MILLIS;
    }

    private static double perSecond(int everyMillis) {
        return SECOND_MILLIS / everyMillis;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / SECOND_MILLIS;
    }
}
