package io.tidemark.aggregator.dump;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes what was measured out of its JSON: the counterpart of {@link MeasuredJson}. */
final class MeasuredParts {
    private MeasuredParts() {}

    static Example example(Fields example) {
        return new Example(
                example.smallNumber("name"),
                example.number("intendedMicros"),
                example.number("latencyMicros"),
                example.number("serviceMicros"),
                example.choice(Outcome.class, "outcome"),
                example.smallNumber("status"),
                example.text("target"),
                example.text("detail"));
    }

    static Health health(Fields health) {
        return new Health(
                health.smallNumber("second"),
                health.smallNumber("users"),
                health.smallNumber("inFlight"),
                health.smallNumber("backlog"),
                health.number("cpuMicros"),
                health.number("cpuLimitMicros"),
                health.number("loopLagMicros"),
                health.number("gcMicros"),
                health.smallNumber("descriptors"),
                health.smallNumber("descriptorLimit"));
    }

    static Window window(Fields window, List<String> names, HistogramLogInput distributions) throws IOException {
        boolean warmUp = window.flag("warmUp");
        int name = window.smallNumber("name");
        Stats stats = new Stats(
                counts(window),
                distribution(window, TimeKind.LATENCY, TimeKind.LATENCY.tag(warmUp, name, names), distributions),
                distribution(window, TimeKind.SERVICE, TimeKind.SERVICE.tag(warmUp, name, names), distributions),
                distribution(window, TimeKind.LAG, TimeKind.LAG.tag(warmUp, name, names), distributions),
                moments(window, "connectMicros"),
                moments(window, "tlsMicros"),
                moments(window, "firstByteMicros"));
        return new Window(window.smallNumber("second"), warmUp, name, stats);
    }

    private static Counts counts(Fields window) {
        long[] outcomes = new long[Outcome.count()];
        Fields byOutcome = window.object("outcomes");
        int known = 0;
        for (Outcome outcome : Outcome.values()) {
            if (byOutcome.node().has(MeasuredJson.key(outcome))) {
                outcomes[outcome.code()] = byOutcome.number(MeasuredJson.key(outcome));
                known++;
            }
        }
        if (known != byOutcome.node().size()) {
            throw new IllegalArgumentException("unknown outcome among " + byOutcome.node());
        }
        TreeMap<Integer, Long> statuses = new TreeMap<>();
        Fields byStatus = window.object("statuses");
        for (Map.Entry<String, JsonNode> entry : byStatus.node().properties()) {
            statuses.put(Integer.valueOf(entry.getKey()), byStatus.number(entry.getKey()));
        }
        return new Counts(
                window.number("planned"),
                window.number("sent"),
                window.number("late"),
                window.number("dropped"),
                outcomes,
                statuses,
                window.number("bytesIn"),
                window.number("bytesOut"));
    }

    private static Distribution distribution(Fields window, TimeKind kind, String tag, HistogramLogInput distributions)
            throws IOException {
        Moments moments = moments(window, kind.label() + "Micros");
        return moments.count() == 0 ? Distribution.EMPTY : distributions.next(tag, moments);
    }

    private static Moments moments(Fields window, String field) {
        if (!window.node().has(field)) {
            return Moments.NONE;
        }
        Fields moments = window.object(field);
        return new Moments(
                moments.number("count"), moments.number("sum"), moments.number("min"), moments.number("max"));
    }
}
