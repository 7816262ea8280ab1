package io.tidemark.functions.yaml;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong while reading goes on. */
public final class Problems {
    private static final int MAX_VALUE_LENGTH = 80;
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#\\s]*@");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private final List<Found> found = new ArrayList<>();

    private record Found(int order, Problem problem) {}

    public void add(Place place, String key, String value, String expected, String hint) {
        found.add(
                new Found(place.order(), new Problem(place.text(), printable(key), printable(value), expected, hint)));
    }

    public int count() {
        return found.size();
    }

    /** In the order of the lines, flags last; those of one line in the order of their discovery. */
    public List<Problem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Found::order))
                .map(Found::problem)
                .toList();
    }

    public void throwIfAny() throws ProblemsException {
        if (!found.isEmpty()) {
            throw new ProblemsException(inOrder());
        }
    }

    /** One line of a bearable length, and no password of a URL: problems end up in logs. */
    private static String printable(String value) {
        String line =
                CONTROLS.matcher(USER_INFO.matcher(value).replaceAll("//***@")).replaceAll(" ");
        return line.length() <= MAX_VALUE_LENGTH ? line : line.substring(0, MAX_VALUE_LENGTH - 3) + "...";
    }
}
