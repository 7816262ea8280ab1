package io.tidemark.aggregator.dump;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Window;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The distributions of a window, in the order in which they stand in the histogram log. */
enum TimeKind {
    LATENCY("latency"),
    SERVICE("service"),
    LAG("lag");

    private final String label;

    TimeKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    Distribution of(Window window) {
        return switch (this) {
            case LATENCY -> window.stats().latency();
            case SERVICE -> window.stats().service();
            case LAG -> window.stats().lag();
        };
    }

    /** {@code latency:NAME}, and {@code warmup:latency:NAME} of a warm-up window. */
    String tag(boolean warmUp, int name, List<String> names) {
        String text = name < names.size() ? names.get(name) : "#" + name;
        return (warmUp ? "warmup:" : "") + label + ":" + escaped(text);
    }

    /**
     * Percent-encoded but for printable ASCII: a tag must have no comma, blank or line break, and other tools may read the
     * file in whatever encoding they like.
     */
    static String escaped(String name) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(name);
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            int next = bytes.get() & 0xFF;
            if (next > ' ' && next < 0x7F && next != ',' && next != '%') {
                text.append((char) next);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(next >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(next & 0xF, 16)));
            }
        }
        return text.toString();
    }
}
