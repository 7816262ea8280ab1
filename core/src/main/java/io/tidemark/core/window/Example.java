package io.tidemark.core.window;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * One single request, kept to be looked at: among the slowest of its name, or an early failure of its kind.
 *
 * @param intendedMicros intended start since the start of the run
 * @param status 0 when nothing was answered
 * @param target method and URL without its query, which may hold secrets
 * @param detail why it failed; empty when it did not
 */
public record Example(
        int name,
        long intendedMicros,
        long latencyMicros,
        long serviceMicros,
        Outcome outcome,
        int status,
        String target,
        String detail) {
    /** Longer texts are cut. */
    public static final int MAX_TEXT = 200;

    /** A total order, so that the same examples survive whatever the order of merging. */
    public static final Comparator<Example> EARLIEST = Comparator.comparingLong(Example::intendedMicros)
            .thenComparingLong(Example::latencyMicros)
            .thenComparingInt(Example::name)
            .thenComparing(Example::outcome)
            .thenComparingInt(Example::status)
            .thenComparing(Example::target)
            .thenComparing(Example::detail)
            .thenComparingLong(Example::serviceMicros);

    public static final Comparator<Example> SLOWEST =
            Comparator.comparingLong(Example::latencyMicros).reversed().thenComparing(EARLIEST);

    public Example {
        requireNonNull(outcome, "outcome is null");
        target = cut(requireNonNull(target, "target is null"));
        detail = cut(requireNonNull(detail, "detail is null"));
        if (name < 0 || intendedMicros < 0 || latencyMicros < 0 || serviceMicros < 0 || status < 0) {
            throw new IllegalArgumentException("an example must not have negative values but name is " + name
                    + ", intendedMicros " + intendedMicros + ", latencyMicros " + latencyMicros + ", serviceMicros "
                    + serviceMicros + ", status " + status);
        }
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        // Half a surrogate pair would not survive UTF-8.
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
        return text.substring(0, end) + "…";
    }
}
