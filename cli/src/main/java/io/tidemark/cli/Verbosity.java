package io.tidemark.cli;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the variable that maarathon-dos had for it asks for stack traces. */
final class Verbosity {
    static final String VARIABLE = "MARATHON_DOS_DEBUG";

    private static final Set<String> YES = Set.of("true", "1", "t", "y", "yes");
    private static final Set<String> NO = Set.of("false", "0", "f", "n", "no", "");

    private Verbosity() {}

    static boolean ofVariable(Environment environment) throws ProblemsException {
        String value = environment.get(VARIABLE);
        String word = value == null ? "" : value.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return YES.contains(word);
        }
        throw new ProblemsException(List.of(new Problem(
                "environment",
                VARIABLE,
                String.valueOf(value),
                "must be one of true, 1, t, y, yes, false, 0, f, n, no",
                "")));
    }
}
