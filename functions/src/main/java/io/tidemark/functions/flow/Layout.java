package io.tidemark.functions.flow;

import io.tidemark.core.plan.Variable;
import java.util.List;

/** What all sessions of a plan have in common. */
record Layout(long seed, int targets, List<Slot> slots, int extracted) {
    /** Streams of random numbers; those of variables are their positions in the plan. */
    static final int PAUSES = -1;

    static final int SCENARIOS = -2;

    /** A variable that is drawn. */
    record Slot(Source source, Variable.Scope scope) {}

    Layout {
        slots = List.copyOf(slots);
    }

    int drawn() {
        return slots.size();
    }

    Source source(int slot) {
        return slots.get(slot).source();
    }

    boolean keepsForUser(int slot) {
        return slots.get(slot).scope() == Variable.Scope.USER;
    }
}
