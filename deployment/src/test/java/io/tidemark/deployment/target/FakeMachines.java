package io.tidemark.deployment.target;

import io.tidemark.deployment.machine.MachineState;
import io.tidemark.deployment.machine.MachineState.Checks;
import io.tidemark.deployment.machine.Machines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Machines whose states a test has laid out before. */
final class FakeMachines implements Machines {
    /** By id, one for each time somebody asks; the last one stays. */
    private final Map<String, Deque<MachineState>> states = new HashMap<>();

    FakeMachines then(String machine, String word, String check) {
        return then(machine, new MachineState(word, new Checks(check, check), ""));
    }

    FakeMachines then(String machine, MachineState state) {
        states.computeIfAbsent(machine, _ -> new ArrayDeque<>()).add(state);
        return this;
    }

    @Override
    public MachineState state(String machine) {
        Deque<MachineState> known = states.get(machine);
        if (known == null) {
            return MachineState.GONE;
        }
        return known.size() > 1 ? known.pop() : known.getFirst();
    }
}
