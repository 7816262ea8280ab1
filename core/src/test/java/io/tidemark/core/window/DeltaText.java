package io.tidemark.core.window;

import io.tidemark.core.histogram.Distribution;
import java.util.StringJoiner;

/** A delta as text with everything in it, to be compared by eye and by test. */
final class DeltaText {
    private DeltaText() {}

    static String of(Delta delta) {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add("run " + delta.runId());
        text.add("fingerprint " + delta.fingerprint());
        text.add("segment " + delta.segment() + " shift " + delta.shift() + " sequence " + delta.sequence() + " "
                + delta.standing());
        for (Window window : delta.windows()) {
            text.add("window second " + window.second() + " warm-up " + window.warmUp() + " name " + window.name());
            Stats stats = window.stats();
            text.add("  " + stats.counts());
            text.add("  latency " + of(stats.latency()));
            text.add("  service " + of(stats.service()));
            text.add("  lag " + of(stats.lag()));
            text.add("  connect " + stats.connect());
            text.add("  tls " + stats.tls());
            text.add("  firstByte " + stats.firstByte());
        }
        delta.health().forEach(health -> text.add(health.toString()));
        delta.examples().forEach(example -> text.add(example.toString()));
        return text.toString();
    }

    private static String of(Distribution distribution) {
        StringJoiner buckets = new StringJoiner(" ");
        distribution.forEach((index, count) -> buckets.add(index + ":" + count));
        return "count " + distribution.count() + " sum " + distribution.sum() + " min " + distribution.min() + " max "
                + distribution.max() + " [" + buckets + "]";
    }
}
