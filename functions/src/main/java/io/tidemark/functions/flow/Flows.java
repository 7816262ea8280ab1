package io.tidemark.functions.flow;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.util.List;

public final class Flows {
    public static Flows compile(Plan plan, Segment segment, Environment environment, Clock clock)
            throws ProblemsException {
        throw new UnsupportedOperationException();
    }

    public List<String> names() {
        throw new UnsupportedOperationException();
    }

    public Flow choose(long iteration) {
        throw new UnsupportedOperationException();
    }

    public Session session(long user) {
        throw new UnsupportedOperationException();
    }
}
