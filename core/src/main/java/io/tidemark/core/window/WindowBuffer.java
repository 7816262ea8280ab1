package io.tidemark.core.window;

import io.tidemark.core.histogram.SparseBuckets;

/**
 * A window as it was read, in memory that the next one is read into. It is there so that the centre can add many deltas
 * without making an object for each number in them. Not thread-safe.
 */
public final class WindowBuffer {
    private int second;
    private boolean warmUp;
    private int name;
    final CountsSum counts = new CountsSum();
    final SparseBuckets latency = new SparseBuckets();
    final SparseBuckets service = new SparseBuckets();
    final SparseBuckets lag = new SparseBuckets();
    private Moments connect = Moments.NONE;
    private Moments tls = Moments.NONE;
    private Moments firstByte = Moments.NONE;

    /** Takes the content of a window over. */
    public void set(Window window) {
        second = window.second();
        warmUp = window.warmUp();
        name = window.name();
        Stats stats = window.stats();
        counts.set(stats.counts());
        latency.set(stats.latency());
        service.set(stats.service());
        lag.set(stats.lag());
        connect = stats.connect();
        tls = stats.tls();
        firstByte = stats.firstByte();
    }

    void read(WireReader in) throws WireException {
        second = in.smallNumber("second");
        warmUp = in.flag("warm-up");
        name = in.smallNumber("name");
        counts.read(in);
        read(in, latency);
        read(in, service);
        read(in, lag);
        connect = readMoments(in);
        tls = readMoments(in);
        firstByte = readMoments(in);
    }

    private static void read(WireReader in, SparseBuckets buckets) throws WireException {
        buckets.clear();
        int size = in.length("buckets");
        if (size == 0) {
            return;
        }
        long sum = in.number("sum");
        long min = in.number("min");
        long max = in.number("max");
        int index = -1;
        for (int i = 0; i < size; i++) {
            index = Math.addExact(Math.addExact(index, in.smallNumber("bucket distance")), 1);
            buckets.add(index, in.number("bucket count"));
        }
        buckets.complete(sum, min, max);
    }

    private static Moments readMoments(WireReader in) throws WireException {
        long count = in.number("count");
        return count == 0 ? Moments.NONE : new Moments(count, in.number("sum"), in.number("min"), in.number("max"));
    }

    public int second() {
        return second;
    }

    public boolean warmUp() {
        return warmUp;
    }

    public int name() {
        return name;
    }

    public CountsSum counts() {
        return counts;
    }

    Moments connect() {
        return connect;
    }

    Moments tls() {
        return tls;
    }

    Moments firstByte() {
        return firstByte;
    }

    /**
     * The sum of all numbers in it, none of which is larger. While the weights of many windows have a sum, so has
     * everything in them.
     *
     * @throws ArithmeticException when it is too large
     */
    public long weight() {
        long weight = counts.weight();
        for (SparseBuckets buckets : new SparseBuckets[] {latency, service, lag}) {
            weight = Math.addExact(weight, Math.addExact(buckets.count(), buckets.sum()));
        }
        for (Moments moments : new Moments[] {connect, tls, firstByte}) {
            weight = Math.addExact(weight, Math.addExact(moments.count(), moments.sum()));
        }
        return weight;
    }

    Window toWindow() {
        return new Window(
                second,
                warmUp,
                name,
                new Stats(
                        counts.toCounts(),
                        latency.toDistribution(),
                        service.toDistribution(),
                        lag.toDistribution(),
                        connect,
                        tls,
                        firstByte));
    }
}
