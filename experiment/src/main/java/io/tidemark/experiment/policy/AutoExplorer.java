package io.tidemark.experiment.policy;

import io.tidemark.experiment.auto.Plan;
import io.tidemark.experiment.auto.Snapshot;
import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.explore.Limits;
import io.tidemark.experiment.explore.Move;
import io.tidemark.experiment.explore.Search;
import io.tidemark.experiment.explore.Spot;
import io.tidemark.experiment.explore.Trial;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.policy.Waiting.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Makes the trials of a search: each is a phase. */
final class AutoExplorer {
    static final String ADVANCE = "advance";
    static final String WAIT = "wait";
    static final String START = "start";
    static final String ABORT = "abort";

    private static final String OWNER = "policy";
    private static final String ABORTED = "ABORTED";
    private static final String FLAG = "explore";

    private final Plan plan;
    private final Advance advance;
    private final Stage stage;
    private final Waiting phases;
    private final @Nullable Waiting between;
    private Optional<Snapshot> loaded = Optional.empty();
    private boolean loadFailed;

    AutoExplorer(Plan plan, Advance advance, Map<String, EventFilter> events, Stage stage) {
        this.plan = plan;
        this.advance = advance;
        this.stage = stage;
        this.phases = new Waiting(stage, OWNER, only(events, ADVANCE, ABORT));
        this.between = events.containsKey(WAIT) ? new Waiting(stage, OWNER, only(events, WAIT, ABORT)) : null;
    }

    /** @throws IllegalArgumentException when there is a snapshot of something else */
    void load() throws IOException {
        loadFailed = true;
        if (!plan.database().isEmpty()) {
            loaded = Snapshot.read(file(), plan);
        }
        loadFailed = false;
    }

    boolean isLoaded() {
        return !loadFailed;
    }

    void run(Helm helm) throws InterruptedException {
        Limits limits = plan.limits().withSeed(plan.limits().seed() + helm.run());
        List<Trial> trials = new ArrayList<>(known(helm));
        int before = trials.size();
        if (before > 0) {
            stage.note("%s: %d trials are known from before".formatted(plan.database(), before));
        }
        String end = "";
        while (end.isEmpty()) {
            end = switch (Search.next(plan.space(), limits, trials)) {
                case Move.Finish finish -> finish.why();
                case Move.Try attempt -> {
                    Optional<Trial> trial = trial(attempt, helm, trials, before);
                    trial.ifPresent(trials::add);
                    yield trial.isPresent() ? "" : "its `abort` event came";
                }
            };
        }
        phases.rest();
        tell(Search.best(plan.space(), trials), trials.size(), end);
    }

    /** The trials of earlier sessions; those of one that is resumed come again from its own record. */
    private List<Trial> known(Helm helm) {
        if (loaded.isEmpty()) {
            return List.of();
        }
        Snapshot snapshot = loaded.get();
        if (helm.isResumed()) {
            return snapshot.run() == helm.run() ? snapshot.trials().subList(0, snapshot.before()) : List.of();
        }
        // Further runs begin anew: they are repeated to see whether they come to the same.
        return helm.run() == 0 ? snapshot.trials() : List.of();
    }

    /** Empty when it was aborted. */
    private Optional<Trial> trial(Move.Try attempt, Helm helm, List<Trial> trials, int before)
            throws InterruptedException {
        Spot spot = attempt.spot();
        if (trials.size() > before && !isGoOn()) {
            return Optional.empty();
        }
        Phase phase = helm.prepare(plan.space().values(spot));
        if (helm.isDone(phase)) {
            return Optional.of(worth(spot, helm.recorded(phase), phase, stage.scope(Trace.root(phase))));
        }
        phases.expect(phase);
        Event update = helm.begin(phase);
        stage.note(phase + ": " + attempt.why());
        helm.flag(FLAG, attempt.kind().word());
        String status = status(update);
        helm.flag(Status.FLAG, status);
        if (between != null) {
            between.expectAny();
        }
        helm.runTasks(Scheduled.INTERTEST);
        SequencedMap<String, List<Double>> values = helm.finish();
        if (status.equals(ABORTED)) {
            return Optional.empty();
        }
        Trial trial =
                status.equals(Status.OK) ? worth(spot, values, phase, stage.scope(update.trace())) : Trial.failed(spot);
        List<Trial> all = new ArrayList<>(trials);
        all.add(trial);
        keep(new Snapshot(helm.run(), before, all));
        return Optional.of(trial);
    }

    /** Waits for the event that is to come between two phases; false when the exploration is to end instead. */
    private boolean isGoOn() throws InterruptedException {
        if (between == null) {
            return true;
        }
        Optional<Signal> signal = between.await(stage.staleTimeout());
        between.rest();
        if (signal.isEmpty()) {
            stage.trouble(OWNER, new IllegalStateException("events.wait did not come within the stale timeout"));
        }
        return signal.map(its -> !its.word().equals(ABORT)).orElse(true);
    }

    /** How the phase ended. */
    private String status(Event update) throws InterruptedException {
        Deadline deadline = Deadline.of(stage.clock(), advance.timeout());
        long needed = advance.needed(stage, update.trace());
        for (long seen = 0; seen < needed; seen++) {
            Optional<Signal> signal = phases.await(deadline.orAtMost(stage.staleTimeout()));
            if (signal.isEmpty()) {
                return deadline.hasPassed() ? advance.timeoutStatus() : Status.stalled(stage, update.trace());
            }
            if (signal.get().word().equals(ABORT)) {
                return ABORTED;
            }
        }
        return Status.OK;
    }

    private Trial worth(Spot spot, Map<String, List<Double>> values, Phase phase, Scope scope) {
        try {
            double value = plan.goal().value(values, scope);
            stage.note("%s: %s = %.6g".formatted(phase, plan.goal(), value));
            return Trial.of(spot, plan.goal().cost(value));
        } catch (IllegalArgumentException e) {
            stage.trouble(OWNER, new IllegalStateException(phase + ": " + e.getMessage(), e));
            return Trial.failed(spot);
        }
    }

    private void keep(Snapshot snapshot) {
        if (plan.database().isEmpty()) {
            return;
        }
        try {
            snapshot.write(file(), plan);
        } catch (IOException e) {
            stage.trouble(OWNER, e);
        }
    }

    private void tell(Optional<Move.Best> best, int trials, String why) {
        stage.note(best.map(its -> "%s: the best of %d phases is %s with %.6g%s"
                        .formatted(
                                plan.goal(),
                                trials,
                                plan.space().values(its.spot()),
                                plan.goal().cost(its.value()),
                                its.trials() > 1 ? ", the mean of " + its.trials() + " phases" : ""))
                .orElse("%s: none of %d phases has a value".formatted(plan.goal(), trials)));
        stage.note("It ended because " + why + ".");
    }

    private Path file() {
        return stage.results().resolve(plan.database());
    }

    private static Map<String, EventFilter> only(Map<String, EventFilter> events, String... words) {
        Map<String, EventFilter> only = new LinkedHashMap<>(events);
        only.keySet().retainAll(List.of(words));
        return only;
    }
}
