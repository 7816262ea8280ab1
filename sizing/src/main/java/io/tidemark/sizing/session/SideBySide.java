package io.tidemark.sizing.session;

import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.sizing.compare.Decision.Drop;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.compare.RaceRules;
import io.tidemark.sizing.compare.Standing;
import io.tidemark.sizing.compare.Standing.State;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Types with a machine of their own each: they always may measure, until they are out. Some may not have begun yet. */
final class SideBySide implements Race {
    private final Goal goal;
    private final Runners runners;

    /** @param listener is told, for a person, who is out */
    SideBySide(List<MachineType> types, Goal goal, Consumer<String> listener) {
        this.goal = goal;
        this.runners = new Runners(types, State.WAITING, listener);
    }

    @Override
    public synchronized Optional<String> begin(MachineType type) {
        dropLosers();
        Runner runner = runners.of(type);
        if (runner.dropped().isEmpty()) {
            runner.begin();
        }
        return runner.dropped();
    }

    @Override
    public Turn turnOf(MachineType type) {
        return (settings, observations) -> ask(type, settings, observations);
    }

    /** There is room for one, so it is the first of those that are under way. */
    @Override
    public synchronized boolean isShown(MachineType type) {
        return runners.standings().stream()
                .filter(each -> each.state() == State.RUNNING)
                .findFirst()
                .filter(first -> first.type().equals(type))
                .isPresent();
    }

    @Override
    public synchronized Optional<String> dropped(MachineType type) {
        return runners.of(type).dropped();
    }

    @Override
    public synchronized void ended(MachineType type, Optional<Sizing> sizing) {
        runners.of(type).end(sizing);
        dropLosers();
    }

    private synchronized Turn.Reply ask(MachineType type, SearchSettings settings, List<Observation> observations) {
        Runner runner = runners.of(type);
        runner.learn(settings, observations);
        dropLosers();
        return runner.dropped().<Turn.Reply>map(Turn.Reply.Leave::new).orElseGet(Turn.Reply.Go::new);
    }

    private void dropLosers() {
        RaceRules.decide(runners.standings(), goal).dropped().forEach(runners::drop);
        List<Standing> standings = runners.standings();
        standings.forEach(
                each -> RaceRules.needless(each, standings, goal).ifPresent((Drop drop) -> runners.drop(drop)));
    }
}
