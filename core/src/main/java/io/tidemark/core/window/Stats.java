package io.tidemark.core.window;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.histogram.Distribution;

/**
 * Everything that is counted of a set of requests; mergeable, and merging equals having counted in one place. All
 * times are microseconds.
 *
 * @param latency from the intended start to the end, of every request that was sent and ended, however it ended,
 *     except unfinished ones
 * @param service of the same requests, from the actual start to the end
 * @param lag from the intended to the actual start of every request sent
 * @param connect of new connections: until TCP was ready
 * @param tls of new connections: from then until TLS was ready
 * @param firstByte of answered requests: from the actual start until the response's head
 */
public record Stats(
        Counts counts,
        Distribution latency,
        Distribution service,
        Distribution lag,
        Moments connect,
        Moments tls,
        Moments firstByte) {
    public static final Stats NONE = new Stats(
            Counts.NONE,
            Distribution.EMPTY,
            Distribution.EMPTY,
            Distribution.EMPTY,
            Moments.NONE,
            Moments.NONE,
            Moments.NONE);

    public Stats {
        requireNonNull(counts, "counts is null");
        requireNonNull(latency, "latency is null");
        requireNonNull(service, "service is null");
        requireNonNull(lag, "lag is null");
        requireNonNull(connect, "connect is null");
        requireNonNull(tls, "tls is null");
        requireNonNull(firstByte, "firstByte is null");
    }

    public Stats merge(Stats other) {
        return new Stats(
                counts.merge(other.counts),
                latency.merge(other.latency),
                service.merge(other.service),
                lag.merge(other.lag),
                connect.merge(other.connect),
                tls.merge(other.tls),
                firstByte.merge(other.firstByte));
    }
}
