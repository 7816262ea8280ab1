package io.tidemark.cli.commands;

import io.tidemark.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Problems as a list that a person goes through. */
public final class ProblemText {
    private ProblemText() {}

    public static List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        lines.add(problems.size() == 1 ? "There is a problem:" : "There are " + problems.size() + " problems:");
        for (Problem problem : problems) {
            lines.add("  " + problem);
        }
        return lines;
    }
}
