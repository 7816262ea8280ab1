package io.tidemark.core.problem;

import java.util.List;
import java.util.stream.Collectors;

/** All problems of one input at once, so that a user mends them in one go. */
public class ProblemsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems must not be empty");
        }
        this.problems = List.copyOf(problems);
    }

    public final List<Problem> problems() {
        return problems;
    }
}
