package io.tidemark.functions.remote;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a piece of a worker's request log lies on the shelf: {@code requests/RUN/SEGMENT-SHIFT-PIECE}, and with {@code -end}
 * behind it for the last one, so that a list of the keys says what is complete.
 *
 * @param piece from 0 on
 * @param last nothing follows this one
 */
public record PieceKey(Post post, int piece, boolean last) {
    private static final Pattern FORM = Pattern.compile("requests/([^/]+)/(\\d{1,6})-(\\d{1,6})-(\\d{1,9})(-end)?");

    public PieceKey {
        requireNonNull(post, "post is null");
        if (piece < 0) {
            throw new IllegalArgumentException("piece must be >= 0 but is " + piece);
        }
    }

    /** What the keys of all pieces of a run begin with. */
    public static String prefix(String runId) {
        return "requests/" + runId + "/";
    }

    public String text() {
        return prefix(post.runId()) + post.segment() + "-" + post.shift() + "-" + piece + (last ? "-end" : "");
    }

    /** Empty when it is another kind of key. */
    public static Optional<PieceKey> parse(String key) {
        Matcher parts = FORM.matcher(key);
        return parts.matches()
                ? Optional.of(new PieceKey(
                        new Post(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))),
                        Integer.parseInt(parts.group(4)),
                        parts.group(5) != null))
                : Optional.empty();
    }
}
