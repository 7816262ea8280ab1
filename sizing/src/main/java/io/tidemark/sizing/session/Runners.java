package io.tidemark.sizing.session;

import io.tidemark.sizing.compare.Decision;
import io.tidemark.sizing.compare.Standing;
import io.tidemark.sizing.price.MachineType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All types in a race, in the order they were given. Not safe for threads: the race is. */
final class Runners {
    private final Map<MachineType, Runner> runners = new LinkedHashMap<>();
    private final Consumer<String> listener;

    /** @param listener is told, for a person, who is out */
    Runners(List<MachineType> types, Standing.State state, Consumer<String> listener) {
        this.listener = listener;
        types.forEach(type -> runners.put(type, new Runner(state)));
    }

    Runner of(MachineType type) {
        Runner runner = runners.get(type);
        if (runner == null) {
            throw new IllegalArgumentException(type.name() + " does not take part");
        }
        return runner;
    }

    List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        runners.forEach((type, runner) -> standings.add(runner.standing(type)));
        return standings;
    }

    void drop(Decision.Drop drop) {
        of(drop.type()).drop(drop.reason());
        listener.accept(drop.type().name() + " is out: " + drop.reason());
    }
}
