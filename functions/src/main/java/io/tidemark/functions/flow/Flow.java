package io.tidemark.functions.flow;

import java.util.List;

/** A scenario made ready: the steps one iteration goes through. */
public final class Flow {
    private final String name;
    private final List<CompiledStep> steps;

    Flow(String name, List<CompiledStep> steps) {
        this.name = name;
        this.steps = List.copyOf(steps);
    }

    public String name() {
        return name;
    }

    public List<CompiledStep> steps() {
        return steps;
    }
}
