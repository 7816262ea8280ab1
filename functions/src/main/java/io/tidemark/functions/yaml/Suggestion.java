package io.tidemark.functions.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The near spelling of a word: "did you mean ...". */
public final class Suggestion {
    private static final int MAX_LENGTH = 60;

    private Suggestion() {}

    /** A hint with the nearest candidate, or with all of them when none is near. */
    public static String of(String word, Collection<String> candidates) {
        String near = near(word, candidates);
        return near.isEmpty() ? all(candidates) : near;
    }

    /** A hint with the nearest candidate; empty when none is near. */
    public static String near(String word, Collection<String> candidates) {
        int best = Math.max(1, word.length() / 3) + 1;
        String nearest = "";
        if (word.length() <= MAX_LENGTH) {
            for (String candidate : candidates) {
                int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (distance < Math.min(best, word.length())) {
                    best = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest.isEmpty() ? "" : "did you mean " + nearest + "?";
    }

    private static String all(Collection<String> candidates) {
        return candidates.isEmpty() ? "" : "known: " + String.join(", ", candidates);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        Arrays.setAll(last, column -> column);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (swapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
