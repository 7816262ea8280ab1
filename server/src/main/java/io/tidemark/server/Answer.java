package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request.
 *
 * @param reply null to close the connection instead
 * @param label what it is counted as; empty for what is not
 */
public record Answer(@Nullable Reply reply, long delayNanos, String label) {
    public Answer {
        requireNonNull(label, "label is null");
    }

    public static Answer of(Reply reply) {
        return new Answer(reply, 0, "");
    }
}
