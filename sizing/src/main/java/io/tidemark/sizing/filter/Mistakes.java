package io.tidemark.sizing.filter;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a selection, each with its place. */
final class Mistakes {
    private static final int MOST_SHOWN = 40;

    private final String where;
    private final List<Problem> problems = new ArrayList<>();

    Mistakes(String where) {
        this.where = where;
    }

    /** @param at from 0; people count from 1 */
    void add(int at, String value, String expected, String hint) {
        problems.add(problem(where, at, value, expected, hint));
    }

    static Problem problem(String where, int at, String value, String expected, String hint) {
        String shown = value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "...";
        return new Problem(where, "character " + (at + 1), shown, expected, hint);
    }

    void throwIfAny() throws ProblemsException {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }
}
