package io.tidemark.sizing.host;

import java.util.BitSet;
import java.util.regex.Pattern;

/** Numbers of CPUs as {@code taskset} reads them: {@code 0-1,3}. */
record CpuList(String text) {
    private static final Pattern SYNTAX = Pattern.compile("\\d{1,4}(-\\d{1,4})?(,\\d{1,4}(-\\d{1,4})?)*");

    static boolean isValid(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            return false;
        }
        for (String range : text.split(",", -1)) {
            if (first(range) > last(range)) {
                return false;
            }
        }
        return true;
    }

    int count() {
        BitSet cpus = new BitSet();
        for (String range : text.split(",", -1)) {
            cpus.set(first(range), last(range) + 1);
        }
        return cpus.cardinality();
    }

    private static int first(String range) {
        int dash = range.indexOf('-');
        return Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
    }

    private static int last(String range) {
        return Integer.parseInt(range.substring(range.indexOf('-') + 1));
    }
}
