package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to send and when. Immutable; from a YAML file or from flags, which give the same plan. Whoever makes a plan has
 * validated it (the reader collects all problems); the constructors here only defend the invariants the engine needs.
 *
 * @param targets base URLs; user number i sends to target i modulo their number
 * @param variables in the order of their definition
 * @param start what every user goes through once, before its first scenario; often empty
 */
public record Plan(
        String name,
        List<URI> targets,
        List<Variable> variables,
        List<Step> start,
        List<Scenario> scenarios,
        Load load,
        HttpSettings http,
        Tolerance tolerance) {
    public Plan {
        requireNonNull(name, "name is null");
        targets = List.copyOf(targets);
        variables = List.copyOf(variables);
        start = List.copyOf(start);
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

    /** A plan whose users begin with a scenario. */
    public Plan(
            String name,
            List<URI> targets,
            List<Variable> variables,
            List<Scenario> scenarios,
            Load load,
            HttpSettings http,
            Tolerance tolerance) {
        this(name, targets, variables, List.of(), scenarios, load, http, tolerance);
    }

    public Plan withTargets(List<URI> others) {
        return new Plan(name, others, variables, start, scenarios, load, http, tolerance);
    }

    public Plan withLoad(Load other) {
        return new Plan(name, targets, variables, start, scenarios, other, http, tolerance);
    }

    /** The same where no worker opens more connections than so many. */
    public Plan withMostConnections(int most) {
        return http.maxConnections() <= most
                ? this
                : new Plan(name, targets, variables, start, scenarios, load, http.withMaxConnections(most), tolerance);
    }

    /** Whether iterations can be counted as requests: each is a single one. */
    public boolean isOneRequestEach() {
        return start.isEmpty()
                && scenarios.stream().allMatch(scenario -> scenario.steps().size() == 1);
    }

    /** All steps: those of the start, then those of one scenario after the other. */
    public Stream<Step> steps() {
        return Stream.concat(start.stream(), scenarios.stream().flatMap(scenario -> scenario.steps().stream()));
    }

    /**
     * The names under which requests are counted, in the order of their first appearance. Their positions are the name
     * numbers of the wire format. Steps that share a name share its statistics.
     */
    public List<String> names() {
        return steps().map(Step::name).distinct().toList();
    }
}
