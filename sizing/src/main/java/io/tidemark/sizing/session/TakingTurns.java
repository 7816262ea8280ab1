package io.tidemark.sizing.session;

import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.sizing.compare.Decision;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.compare.RaceRules;
import io.tidemark.sizing.compare.Standing.State;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one machine type measure at a time, because they share a machine. A type keeps its turn until it knows something,
 * since a search that is left alone while it warms up gets cold.
 */
final class TakingTurns implements Race {
    private final Goal goal;
    private final Consumer<String> listener;
    private final Runners runners;
    private @Nullable MachineType holder;

    /** @param listener is told, for a person, who measures next and who is out */
    TakingTurns(List<MachineType> types, Goal goal, Consumer<String> listener) {
        this.goal = goal;
        this.listener = listener;
        this.runners = new Runners(types, State.RUNNING, listener);
    }

    @Override
    public Optional<String> begin(MachineType type) {
        return Optional.empty();
    }

    @Override
    public Turn turnOf(MachineType type) {
        return (settings, observations) -> ask(type, settings, observations);
    }

    /** What others show than the one that measures does not matter. */
    @Override
    public synchronized boolean isShown(MachineType type) {
        return type.equals(holder);
    }

    @Override
    public synchronized Optional<String> dropped(MachineType type) {
        return runners.of(type).dropped();
    }

    @Override
    public synchronized void ended(MachineType type, Optional<Sizing> sizing) {
        runners.of(type).end(sizing);
        if (type.equals(holder)) {
            holder = null;
        }
    }

    private synchronized Turn.Reply ask(MachineType type, SearchSettings settings, List<Observation> observations) {
        Runner runner = runners.of(type);
        runner.learn(settings, observations);
        if (runner.dropped().isEmpty()) {
            if (type.equals(holder) && !runner.mayYield()) {
                return new Turn.Reply.Go();
            }
            if (holder == null || type.equals(holder)) {
                decide();
            }
        }
        if (runner.dropped().isPresent()) {
            return new Turn.Reply.Leave(runner.dropped().get());
        }
        if (!type.equals(holder)) {
            return new Turn.Reply.Wait();
        }
        runner.grant();
        return new Turn.Reply.Go();
    }

    private void decide() {
        Decision decision = RaceRules.decide(runners.standings(), goal);
        decision.dropped().forEach(runners::drop);
        MachineType before = holder;
        holder = decision.next().orElse(null);
        if (holder != null && !holder.equals(before)) {
            listener.accept("Next: " + (decision.why().isEmpty() ? holder.name() : decision.why()));
        }
    }
}
