package io.tidemark.experiment.load;

import io.tidemark.core.window.Stats;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** What is told of a load, or of a second of it. The names are those of the events' attributes. */
enum LoadFigure {
    SENT("sent", "requests sent", Unit.COUNT),
    GOOD("good", "requests that were answered as they should be", Unit.COUNT),
    BAD("bad", "requests that failed in any way, also by being too slow", Unit.COUNT),
    DROPPED("dropped", "requests that should have been sent and could not be", Unit.COUNT),
    RATE("rate", "requests sent in a second, on average", Unit.RATE),
    THROUGHPUT("throughput", "good requests in a second, on average", Unit.RATE),
    FAILURES("failures", "share of bad requests, in percent", Unit.PERCENT),
    MEAN("mean", "mean latency", Unit.TIME),
    P50("p50", "median latency", Unit.TIME),
    P75("p75", "latency that 75 % of all requests kept within", Unit.TIME),
    P90("p90", "latency that 90 % of all requests kept within", Unit.TIME),
    P95("p95", "latency that 95 % of all requests kept within", Unit.TIME),
    P99("p99", "latency that 99 % of all requests kept within", Unit.TIME),
    P999("p999", "latency that 99.9 % of all requests kept within", Unit.TIME),
    MAX("max", "the longest latency", Unit.TIME);

    private static final double MICROS = 1e6;

    private final String key;
    private final String meaning;
    private final Unit unit;

    enum Unit {
        COUNT,
        RATE,
        PERCENT,
        /** In seconds. */
        TIME
    }

    LoadFigure(String key, String meaning, Unit unit) {
        this.key = key;
        this.meaning = meaning;
        this.unit = unit;
    }

    String key() {
        return key;
    }

    String meaning() {
        return meaning;
    }

    Unit unit() {
        return unit;
    }

    /**
     * As attributes of an event. What nobody can know, such as the latency of no request at all, is left out.
     *
     * @param seconds in which it was measured
     */
    static SequencedMap<String, Object> attributes(Stats stats, double seconds) {
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        for (LoadFigure figure : values()) {
            figure.of(stats, seconds).ifPresent(value -> attributes.put(figure.key, figure.asAttribute(value)));
        }
        return attributes;
    }

    private Object asAttribute(double value) {
        if (unit == Unit.COUNT) {
            return (long) value;
        }
        return value;
    }

    private OptionalDouble of(Stats stats, double seconds) {
        return switch (this) {
            case SENT -> count(stats.counts().sent());
            case GOOD -> count(stats.counts().good());
            case BAD -> count(stats.counts().bad());
            case DROPPED -> count(stats.counts().dropped());
            case RATE -> share((double) stats.counts().sent(), seconds);
            case THROUGHPUT -> share((double) stats.counts().good(), seconds);
            case FAILURES ->
                share(100.0 * stats.counts().bad(), (double) stats.counts().completed());
            case MEAN -> time(stats, stats.latency().mean());
            case P50 -> percentile(stats, 50);
            case P75 -> percentile(stats, 75);
            case P90 -> percentile(stats, 90);
            case P95 -> percentile(stats, 95);
            case P99 -> percentile(stats, 99);
            case P999 -> percentile(stats, 99.9);
            case MAX -> time(stats, (double) stats.latency().max());
        };
    }

    private static OptionalDouble count(long requests) {
        return OptionalDouble.of((double) requests);
    }

    private static OptionalDouble share(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }

    private static OptionalDouble percentile(Stats stats, double percent) {
        return time(stats, (double) stats.latency().percentile(percent));
    }

    private static OptionalDouble time(Stats stats, double micros) {
        return stats.latency().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(micros / MICROS);
    }
}
