package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * What to send and when. Immutable; from a YAML file or from flags, which give the same plan. Whoever makes a plan has
 * validated it (the reader collects all problems); the constructors here only defend the invariants the engine needs.
 *
 * @param targets base URLs; user number i sends to target i modulo their number
 * @param variables in the order of their definition
 */
public record Plan(
        String name,
        List<URI> targets,
        List<Variable> variables,
        List<Scenario> scenarios,
        Load load,
        HttpSettings http,
        Tolerance tolerance) {
    public Plan {
        requireNonNull(name, "name is null");
        targets = List.copyOf(targets);
        variables = List.copyOf(variables);
        scenarios = List.copyOf(scenarios);
        requireNonNull(load, "load is null");
        requireNonNull(http, "http is null");
        requireNonNull(tolerance, "tolerance is null");
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("targets must not be empty");
        }
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("scenarios must not be empty");
        }
    }

    /** The same where no worker opens more connections than so many. */
    public Plan withMostConnections(int most) {
        return http.maxConnections() <= most
                ? this
                : new Plan(name, targets, variables, scenarios, load, http.withMaxConnections(most), tolerance);
    }

    /**
     * The names under which requests are counted, in the order of their first appearance. Their positions are the name
     * numbers of the wire format. Steps that share a name share its statistics.
     */
    public List<String> names() {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Scenario scenario : scenarios) {
            for (Step step : scenario.steps()) {
                names.add(step.name());
            }
        }
        return List.copyOf(new ArrayList<>(names));
    }
}
