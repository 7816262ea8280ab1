package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.Singles;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.policy.Waiting.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step while it is gone through. */
final class StepRun {
    private static final String COMPLETE = "complete";

    private final Step step;
    private final Helm helm;
    private final Stage stage;
    private final Waiting waiting;
    private int endings;
    private boolean failed;
    private boolean over;

    /** @param waiting made by {@link #waiting}, which may be used again when this is over */
    StepRun(Step step, Helm helm, Waiting waiting) {
        this.step = step;
        this.helm = helm;
        this.stage = helm.stage();
        this.waiting = waiting;
    }

    static Waiting waiting(Step step, Stage stage) {
        Map<String, EventFilter> filters = new LinkedHashMap<>(step.events());
        filters.remove(Step.START);
        filters.put(COMPLETE, EventFilter.parse(Events.COMPLETE_STEP.name() + ":notrace", new Singles()));
        return new Waiting(stage, "policy " + step.name(), filters, Set.of(Step.END, Step.FAIL));
    }

    void run() throws InterruptedException {
        task(Step.START);
        for (Map<String, Object> point : step.points()) {
            if (over) {
                break;
            }
            Phase phase = helm.prepare(complete(point));
            if (!helm.isDone(phase)) {
                task(Step.PRE_VALUE);
                waiting.expect(phase);
                Event update = helm.begin(phase);
                helm.flag(Status.FLAG, status(update));
                task(Step.POST_VALUE);
            }
        }
        awaitEnd();
        if (!step.linger().isZero()) {
            Thread.sleep(step.linger());
        }
        waiting.rest();
        task(Step.END);
    }

    private Map<String, Object> complete(Map<String, Object> point) {
        try {
            return step.complete(point, stage.scope(stage.bus().current()));
        } catch (IllegalArgumentException e) {
            stage.trouble("policy " + step.name(), e);
            return point;
        }
    }

    /** How the phase ended. */
    private String status(Event update) throws InterruptedException {
        if (step.events().containsKey(Step.ADVANCE)) {
            return timed(update, step.advance().needed(stage, update.trace()));
        }
        // Nothing to wait for but the time, if there is one.
        return step.advance().timeout().isPresent() ? timed(update, Long.MAX_VALUE) : Status.OK;
    }

    private String timed(Event update, long needed) throws InterruptedException {
        Deadline deadline = Deadline.of(stage.clock(), step.advance().timeout());
        long seen = 0;
        while (seen < needed) {
            Optional<Signal> signal = waiting.await(deadline.orAtMost(stage.staleTimeout()));
            if (signal.isEmpty()) {
                return deadline.hasPassed() ? step.advance().timeoutStatus() : Status.stalled(stage, update.trace());
            }
            if (signal.get().word().equals(Step.ADVANCE)) {
                seen++;
            } else if (ends(signal.get())) {
                return failed ? Status.FAILED : Status.OK;
            }
        }
        return Status.OK;
    }

    /** Whether the step is over with this. */
    private boolean ends(Signal signal) {
        endings++;
        failed |= signal.word().equals(Step.FAIL);
        over = signal.word().equals(COMPLETE) || endings >= step.endEvents();
        return over;
    }

    /** A step that does not wait for anything before its end waits for its end. */
    private void awaitEnd() throws InterruptedException {
        boolean waits = step.events().containsKey(Step.END) || step.events().containsKey(Step.FAIL);
        if (over || !waits || step.events().containsKey(Step.ADVANCE)) {
            return;
        }
        while (!over) {
            Optional<Signal> signal = waiting.await(stage.staleTimeout());
            if (signal.isEmpty()) {
                helm.flag(Status.FLAG, Status.stalled(stage, stage.bus().current()));
                return;
            }
            if (ends(signal.get())) {
                helm.flag(Status.FLAG, failed ? Status.FAILED : Status.OK);
            }
        }
    }

    private void task(String when) throws InterruptedException {
        String trigger = step.tasks().get(when);
        if (trigger != null) {
            helm.runTasks(trigger);
        }
    }
}
