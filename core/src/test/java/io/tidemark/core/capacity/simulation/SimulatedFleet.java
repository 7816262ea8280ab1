package io.tidemark.core.capacity.simulation;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.CapacitySearch;
import io.tidemark.core.capacity.Move;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import java.util.ArrayList;
import java.util.List;

/** Does what a real fleet does with the moves of a search: holds loads, aborts, waits until nothing is in flight. */
public final class SimulatedFleet {
    private static final int MOST_MOVES = 500;
    private static final int MOST_DRAIN_SECONDS = 600;

    private final SimulatedService service;
    private final List<Observation> observations = new ArrayList<>();
    private final List<String> whys = new ArrayList<>();
    private int second;

    public SimulatedFleet(SimulatedService service) {
        this.service = service;
    }

    /** Searches until the search is finished. */
    public Answer search(SearchSettings settings) {
        for (int i = 0; i < MOST_MOVES; i++) {
            switch (CapacitySearch.next(settings, observations)) {
                case Move.Finish finish -> {
                    return finish.answer();
                }
                case Move.Try attempt -> {
                    whys.add(attempt.why());
                    observations.add(hold(attempt.trial()));
                }
            }
        }
        throw new AssertionError("no end after " + MOST_MOVES + " moves");
    }

    public Observation hold(Trial trial) {
        for (int i = 0; i < trial.settleSeconds(); i++) {
            service.offer(trial.load());
            second++;
        }
        Observation observation = measure(trial);
        for (int i = 0; i < MOST_DRAIN_SECONDS && service.inFlight() >= 1; i++) {
            service.rest();
            second++;
        }
        return observation;
    }

    private Observation measure(Trial trial) {
        int from = second;
        double before = service.inFlight();
        double whole = 0;
        long planned = 0;
        long bad = 0;
        long latency = 0;
        boolean aborted = false;
        while (second < from + trial.measureSeconds() && !aborted) {
            SimulatedService.Second seen = service.offer(trial.load());
            second++;
            planned += seen.planned();
            bad += seen.bad();
            latency += seen.latencyMicros();
            whole = (double) planned * trial.measureSeconds() / (second - from);
            aborted = second < from + trial.measureSeconds()
                    && (bad > trial.abortBadShare() * whole
                            || service.inFlight() - before > trial.abortUnserved() * whole);
        }
        long median = latency / Math.max(1, second - from);
        double growth = service.inFlight() - before;
        return new Observation(
                trial,
                from,
                second,
                planned,
                planned,
                planned,
                bad,
                growth,
                median,
                median * 2,
                median * 3,
                aborted,
                List.of());
    }

    /** In the order in which they were made. */
    public List<Observation> observations() {
        return List.copyOf(observations);
    }

    public List<String> whys() {
        return List.copyOf(whys);
    }

    /** Simulated time that has passed, draining included. */
    public int seconds() {
        return second;
    }
}
