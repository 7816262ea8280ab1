package io.tidemark.sizing.session;

import io.tidemark.core.capacity.CapacityFit;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.sizing.compare.Decision;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.compare.RaceRules;
import io.tidemark.sizing.compare.Standing;
import io.tidemark.sizing.compare.Standing.State;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.search.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one machine type measure at a time, because they share a machine, and takes those out that cannot win any more.
 * A type keeps its turn until it knows something, since a search that is left alone while it warms up gets cold.
 *
 * <p>Safe for threads: each type's search asks from its own.
 */
final class Race {
    private final Goal goal;
    private final Consumer<String> listener;
    private final Map<MachineType, Runner> runners = new LinkedHashMap<>();
    private @Nullable MachineType holder;

    /** @param listener is told, for a person, who measures next and who is out */
    Race(List<MachineType> types, Goal goal, Consumer<String> listener) {
        this.goal = goal;
        this.listener = listener;
        types.forEach(type -> runners.put(type, new Runner()));
    }

    Turn turnOf(MachineType type) {
        return (settings, observations) -> ask(type, settings, observations);
    }

    /** True when the type measures now; what others show then does not matter. */
    synchronized boolean isHolder(MachineType type) {
        return type.equals(holder);
    }

    /** Why the type was taken out; empty when it was not. */
    synchronized Optional<String> dropped(MachineType type) {
        return Optional.ofNullable(runner(type).dropped);
    }

    /** The type's search is over, or never began. */
    synchronized void ended(MachineType type, boolean measured) {
        Runner runner = runner(type);
        if (runner.state == State.RUNNING) {
            runner.state = measured ? State.FINISHED : State.FAILED;
        }
        if (type.equals(holder)) {
            holder = null;
        }
    }

    private synchronized Turn.Reply ask(MachineType type, SearchSettings settings, List<Observation> observations) {
        Runner runner = runner(type);
        runner.learn(settings, observations);
        if (runner.dropped != null) {
            return new Turn.Reply.Leave(runner.dropped);
        }
        if (type.equals(holder) && !runner.mayYield()) {
            return new Turn.Reply.Go();
        }
        if (holder == null || type.equals(holder)) {
            decide();
        }
        if (runner.dropped != null) {
            return new Turn.Reply.Leave(runner.dropped);
        }
        if (!type.equals(holder)) {
            return new Turn.Reply.Wait();
        }
        runner.granted = observations.size();
        return new Turn.Reply.Go();
    }

    private void decide() {
        Decision decision = RaceRules.decide(standings(), goal);
        for (Decision.Drop drop : decision.dropped()) {
            Runner loser = runner(drop.type());
            loser.dropped = drop.reason();
            loser.state = State.DROPPED;
            listener.accept(drop.type().name() + " is out: " + drop.reason());
        }
        MachineType before = holder;
        holder = decision.next().orElse(null);
        if (holder != null && !holder.equals(before)) {
            listener.accept("Next: " + (decision.why().isEmpty() ? holder.name() : decision.why()));
        }
    }

    private List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        runners.forEach(
                (type, runner) -> standings.add(new Standing(type, runner.estimate, runner.windows, runner.state)));
        return standings;
    }

    private Runner runner(MachineType type) {
        Runner runner = runners.get(type);
        if (runner == null) {
            throw new IllegalArgumentException(type.name() + " does not take part");
        }
        return runner;
    }

    /** One type in the race. */
    private static final class Runner {
        private State state = State.RUNNING;
        private Optional<Estimate> estimate = Optional.empty();
        private int windows;
        private int seen = -1;
        /** Observations it had when it got its turn. */
        private int granted = -1;

        private @Nullable String dropped;

        void learn(SearchSettings settings, List<Observation> observations) {
            if (observations.size() == seen) {
                return;
            }
            seen = observations.size();
            windows = (int) observations.stream()
                    .filter(Observation::isValid)
                    .filter(observation -> observation.trial().kind() == Trial.Kind.WINDOW)
                    .count();
            estimate = windows == 0
                    ? Optional.empty()
                    : CapacityFit.of(settings, observations).map(CapacityFit::estimate);
        }

        boolean mayYield() {
            return windows > 0 && seen > granted;
        }
    }
}
