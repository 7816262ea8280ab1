package io.tidemark.functions.flow;

import io.tidemark.core.problem.Problem;
import java.util.List;

/** A place in the plan, and where problems found there are collected. */
record Spot(String key, List<Problem> problems) {
    private static final String PLAN = "plan";
    private static final String ENVIRONMENT = "environment";

    Spot at(String part) {
        return new Spot(key.isEmpty() ? part : key + '.' + part, problems);
    }

    Spot at(String list, int index) {
        return at(list + '[' + index + ']');
    }

    void report(String value, String expected, String hint) {
        problems.add(new Problem(PLAN, key, value, expected, hint));
    }

    void reportMissing(String environmentVariable) {
        problems.add(new Problem(ENVIRONMENT, environmentVariable, "", "must be set", "used by " + key));
    }
}
