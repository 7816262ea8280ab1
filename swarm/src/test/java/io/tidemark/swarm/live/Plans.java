package io.tidemark.swarm.live;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;

/** Plans of a text. */
final class Plans {
    private static final String STEPS = """
            target: http://127.0.0.1:8080
            scenarios:
              - {name: look, steps: [{name: home, url: /home}]}
              - {name: buy, steps: [{name: cart, url: /cart, method: POST}]}
            """;

    private Plans() {}

    /** With the names home and cart. */
    static Plan withLoad(String load) {
        try {
            return PlanReader.read(PlanSource.text(STEPS + "load: " + load + "\n", PlanFiles.none()));
        } catch (ProblemsException e) {
            throw new AssertionError(e);
        }
    }

    static Plan rate() {
        return withLoad("{rate: 10/s, duration: 1m}");
    }
}
