package io.tidemark.swarm.live;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.util.List;

/** What speaks against an order, as problems. */
final class Refusals {
    private Refusals() {}

    static ProblemsException refused(String order, String value, String expected, String hint) {
        return new ProblemsException(List.of(new Problem("order", order, value, expected, hint)));
    }
}
