package io.tidemark.sizing.host;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The problems of one host's settings, collected. */
final class Troubles {
    private final String kind;
    private final List<Problem> problems = new ArrayList<>();

    Troubles(String kind) {
        this.kind = kind;
    }

    static ProblemsException of(Problem problem) {
        return new ProblemsException(List.of(problem));
    }

    void unless(boolean good, String key, String value, String expected) {
        if (!good) {
            problems.add(new Problem(kind, key, value, expected, ""));
        }
    }

    void port(int port) {
        unless(port >= 1 && port <= 65_535, "port", Integer.toString(port), "must be within 1..65535");
    }

    /** Values are not shown: they may be secrets. */
    void environment(Map<String, String> environment) {
        environment.keySet().forEach(name -> {
            boolean good = !name.isBlank() && name.indexOf('=') < 0 && name.indexOf('\0') < 0;
            unless(good, "environment", name, "must be a name without =");
        });
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    static void check(List<Problem> problems) throws ProblemsException {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }
}
