package io.tidemark.cli.options;

import java.util.regex.Pattern;

/**
 * Durations of options that have always been seconds in such tools: a bare number is taken for seconds. Others, such as
 * a latency objective, need their unit, because there a bare number is as likely to mean milliseconds.
 */
final class Seconds {
    private static final Pattern BARE = Pattern.compile("\\d+(\\.\\d+)?");

    private Seconds() {}

    /** {@code 5.00} becomes {@code 5.00s}; everything else is left to the reader of the plan. */
    static String of(String text) {
        return BARE.matcher(text).matches() ? text + "s" : text;
    }
}
