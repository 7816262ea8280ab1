package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.policy.Waiting.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of points, each until its signals have come. */
public final class MatrixPolicy implements Policy {
    private final List<Map<String, Object>> points;
    private final Map<String, EventFilter> signals;
    private final Expression count;
    private final @Nullable EventFilter startFilter;
    private @Nullable Start start;
    private @Nullable Waiting waiting;

    /** @param signals by the status that each stands for */
    MatrixPolicy(
            List<Map<String, Object>> points,
            Map<String, EventFilter> signals,
            Expression count,
            Optional<EventFilter> startFilter) {
        this.points = List.copyOf(points);
        this.signals = new LinkedHashMap<>(signals);
        this.count = count;
        this.startFilter = startFilter.orElse(null);
    }

    @Override
    public Optional<List<Map<String, Object>>> outline() {
        return Optional.of(points);
    }

    @Override
    public void start(Stage stage) {
        start = new Start(startFilter, stage);
        waiting = new Waiting(stage, "policy", signals);
    }

    @Override
    public void run(Helm helm) throws InterruptedException {
        if (start == null || waiting == null) {
            throw new IllegalStateException("it was not started");
        }
        start.await();
        for (int i = 0; i < points.size(); i++) {
            Phase phase = helm.prepare(points.get(i));
            if (!helm.isDone(phase)) {
                waiting.expect(phase);
                Event update = helm.begin(phase);
                helm.flag(Status.FLAG, status(update, i + 1, waiting, helm.stage()));
                helm.runTasks(Scheduled.INTERTEST);
            }
        }
        waiting.rest();
    }

    private String status(Event update, long number, Waiting waiting, Stage stage) throws InterruptedException {
        Scope scope = Scope.of(Map.of("_i", number)).orElse(stage.scope(update.trace()));
        long needed = Advance.needed(stage, "signalEventCount", count, scope);
        String status = Status.OK;
        for (long seen = 0; seen < needed; seen++) {
            Optional<Signal> signal = waiting.await(stage.staleTimeout());
            if (signal.isEmpty()) {
                return Status.stalled(stage, update.trace());
            }
            String word = word(signal.get());
            status = word.equals(Status.OK) ? status : word;
        }
        return status;
    }

    private static String word(Signal signal) {
        return Signals.status(signal.word());
    }
}
