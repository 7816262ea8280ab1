package io.tidemark.swarm.bridge;

import io.tidemark.core.problem.Problem;
import java.util.List;

/**
 * A changed plan, looked at before anything happens.
 *
 * @param problems when there are any it cannot be taken over
 * @param lines what is different, in the canonical form of both plans; empty when they say the same
 */
public record Review(List<Problem> problems, List<Line> lines) {
    public Review {
        problems = List.copyOf(problems);
        lines = List.copyOf(lines);
    }

    /** @param sign {@code +} for what is new, {@code -} for what goes, and a space for what stays, around the others */
    public record Line(char sign, String text) {}
}
