package io.tidemark.emulator.openapi;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.machine.Reaction;
import java.util.ArrayList;
import java.util.List;

/** A shortest series of events whose last one is answered in a certain way. */
record Way(List<Step> before, Step last, Reaction reaction) {
    Way {
        before = List.copyOf(before);
        requireNonNull(last, "last is null");
        requireNonNull(reaction, "reaction is null");
    }

    record Step(Call call, Sample sample) {
        Step {
            requireNonNull(call, "call is null");
            requireNonNull(sample, "sample is null");
        }
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>(before);
        steps.add(last);
        return steps;
    }

    boolean isAccepted() {
        return reaction instanceof Reaction.Accepted;
    }
}
