package io.tidemark.sizing.probe;

import io.tidemark.sizing.probe.proc.Figure;
import io.tidemark.sizing.probe.proc.Reading;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a machine's network was held back by, in packets per second. Only some readings hold these counters: each rate is
 * a mean since the one before that did. Not thread-safe.
 */
final class HeldBack {
    private static final Map<Metric, Figure> COUNTERS = Map.of(
            Metric.HOST_BANDWIDTH_IN_EXCEEDED, Figure.BANDWIDTH_IN_EXCEEDED,
            Metric.HOST_BANDWIDTH_OUT_EXCEEDED, Figure.BANDWIDTH_OUT_EXCEEDED,
            Metric.HOST_PACKETS_EXCEEDED, Figure.PACKETS_EXCEEDED,
            Metric.HOST_CONNECTIONS_EXCEEDED, Figure.CONNECTIONS_EXCEEDED);

    private final EnumMap<Figure, Reading> lasts = new EnumMap<>(Figure.class);

    void put(Reading now, Values values) {
        COUNTERS.forEach((metric, figure) -> now.figure(figure).ifPresent(count -> {
            Reading before = lasts.put(figure, now);
            if (before != null) {
                long more = count - before.figure(figure).orElse(0);
                double seconds = now.secondsSince(before);
                if (more >= 0 && seconds > 0) {
                    values.put(metric, more / seconds);
                }
            }
        }));
    }
}
