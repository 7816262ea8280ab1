package io.tidemark.sizing.session;

import io.tidemark.core.capacity.CapacityFit;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.sizing.compare.Capacities;
import io.tidemark.sizing.compare.Standing;
import io.tidemark.sizing.compare.Standing.State;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One type in a race. */
final class Runner {
    private State state;
    private Optional<Estimate> capacity = Optional.empty();
    private int windows;
    private int seen = -1;
    /** Observations it had when it got its turn. */
    private int granted = -1;

    private @Nullable String dropped;

    Runner(State state) {
        this.state = state;
    }

    Standing standing(MachineType type) {
        return new Standing(type, capacity, windows, state);
    }

    State state() {
        return state;
    }

    Optional<String> dropped() {
        return Optional.ofNullable(dropped);
    }

    void begin() {
        state = State.RUNNING;
    }

    void learn(SearchSettings settings, List<Observation> observations) {
        if (observations.size() == seen) {
            return;
        }
        seen = observations.size();
        windows = (int) observations.stream()
                .filter(Observation::isValid)
                .filter(observation -> observation.trial().kind() == Trial.Kind.WINDOW)
                .count();
        capacity = windows == 0
                ? Optional.empty()
                : CapacityFit.of(settings, observations)
                        .flatMap(fit -> Capacities.perSecond(settings, observations, fit.estimate()));
    }

    void grant() {
        granted = seen;
    }

    boolean mayYield() {
        return windows > 0 && seen > granted;
    }

    void drop(String reason) {
        dropped = reason;
        state = State.DROPPED;
    }

    /** What it showed is no ground for anything unless its answer can be compared. */
    void end(Optional<Sizing> sizing) {
        if (state == State.RUNNING || state == State.WAITING) {
            capacity = sizing.flatMap(Capacities::perSecond);
            state = capacity.isPresent() ? State.FINISHED : State.FAILED;
        }
    }
}
