package io.tidemark.functions.remote;

import java.util.BitSet;
import java.util.StringJoiner;

/** Sets of small numbers as people write them: {@code 0-18,20,22-999}. */
final class Ranges {
    /** More workers than that no run has. */
    private static final int LIMIT = 1_000_000;

    private Ranges() {}

    static String format(BitSet numbers) {
        StringJoiner text = new StringJoiner(",");
        for (int from = numbers.nextSetBit(0); from >= 0; ) {
            int end = numbers.nextClearBit(from);
            text.add(end - from == 1 ? String.valueOf(from) : from + "-" + (end - 1));
            from = numbers.nextSetBit(end);
        }
        return text.toString();
    }

    static BitSet parse(String text) {
        BitSet numbers = new BitSet();
        if (text.isEmpty()) {
            return numbers;
        }
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int to = Integer.parseInt(part.substring(dash + 1));
            if (from < 0 || to < from || to > LIMIT) {
                throw new IllegalArgumentException("not a range: " + part);
            }
            numbers.set(from, to + 1);
        }
        return numbers;
    }
}
