package io.tidemark.core.problem;

import static java.util.Objects.requireNonNull;

/**
 * One mistake in what a user wrote.
 *
 * @param where the place: {@code line 4} of a file, or the flag {@code --users}
 * @param key the path of the key, such as {@code scenarios[0].steps[1].url}
 * @param value the value as it was written; empty when the key is missing
 * @param expected what would have been right
 * @param hint what to do, such as a near spelling; empty when there is nothing to add
 */
public record Problem(String where, String key, String value, String expected, String hint) {
    public Problem {
        requireNonNull(where, "where is null");
        requireNonNull(key, "key is null");
        requireNonNull(value, "value is null");
        requireNonNull(expected, "expected is null");
        requireNonNull(hint, "hint is null");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(where).append(": ").append(key);
        if (!value.isEmpty()) {
            text.append(" = ").append(value);
        }
        text.append(": ").append(expected);
        if (!hint.isEmpty()) {
            text.append(" (").append(hint).append(')');
        }
        return text.toString();
    }
}
