package io.tidemark.experiment.compare;

import io.tidemark.core.window.Stats;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What a second of a run says. */
record RunMetric(Quantity quantity, ToDoubleFunction<Stats> value) {
    private static final String MILLIS = "ms";

    static final List<RunMetric> ALL = List.of(
            latency("latency.mean", "mean latency", stats -> stats.latency().mean()),
            latency("latency.p50", "median latency", stats -> stats.latency().percentile(50)),
            latency(
                    "latency.p90",
                    "90th percentile of latency",
                    stats -> stats.latency().percentile(90)),
            latency(
                    "latency.p99",
                    "99th percentile of latency",
                    stats -> stats.latency().percentile(99)),
            new RunMetric(
                    new Quantity("failures", "failed requests", "%", Better.LOWER),
                    stats -> 100 * RunData.failureShare(stats.counts())),
            new RunMetric(
                    new Quantity("good", "good requests", "/s", Better.HIGHER),
                    stats -> stats.counts().good()));

    private static RunMetric latency(String name, String title, ToDoubleFunction<Stats> micros) {
        return new RunMetric(
                new Quantity(name, title, MILLIS, Better.LOWER), stats -> micros.applyAsDouble(stats) / 1e3);
    }

    String name() {
        return quantity.name();
    }

    /** Empty when the second has no request that would say it. */
    OptionalDouble of(Stats stats) {
        boolean silent = quantity.units().equals(MILLIS)
                ? stats.latency().isEmpty()
                : stats.counts().planned() == 0;
        return silent ? OptionalDouble.empty() : OptionalDouble.of(value.applyAsDouble(stats));
    }
}
