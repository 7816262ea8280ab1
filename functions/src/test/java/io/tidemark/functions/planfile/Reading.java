package io.tidemark.functions.planfile;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads texts as plans. */
final class Reading {
    /** What a plan needs besides what a test is about. */
    static final String TARGET = "target: http://shop.example\n";

    static final String LOAD = "load: {users: 1, duration: 1s}\n";

    private Reading() {}

    static Plan plan(String yaml) {
        return plan(PlanSource.text(yaml, PlanFiles.none()));
    }

    static Plan plan(PlanSource source) {
        try {
            return PlanReader.read(source);
        } catch (ProblemsException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static List<String> problems(String yaml) {
        return problems(PlanSource.text(yaml, PlanFiles.none()));
    }

    static List<String> problems(PlanSource source) {
        ProblemsException problems = catchThrowableOfType(ProblemsException.class, () -> PlanReader.read(source));
        return problems == null
                ? List.of()
                : problems.problems().stream().map(Problem::toString).toList();
    }

    /** A plan of one scenario with one step. */
    static String step(String step) {
        return TARGET + LOAD + "scenarios: [{steps: [" + step + "]}]\n";
    }

    static String load(String load) {
        return TARGET + "load: " + load + "\n";
    }

    /** Files in memory. */
    static PlanFiles files(Map<String, String> contents) {
        return (path, limit) -> {
            String content = contents.get(path);
            if (content == null) {
                throw new IOException("there is no such file");
            }
            return content.getBytes(StandardCharsets.UTF_8);
        };
    }
}
