package io.tidemark.experiment.session;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The phases of one run, from the beginning of each until all of it has been heard. Thread-safe. */
final class Course {
    private final int run;
    private final Stage stage;
    private final List<String> metrics;
    private final List<ChannelDesk> channels;
    private final Map<Integer, PhaseRecord> before = new HashMap<>();
    private final Logbook logbook;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Object> parameters;
    private final Map<Phase, SequencedMap<String, Object>> changes = new ConcurrentHashMap<>();
    private final Map<Phase, CompletableFuture<PhaseRecord>> ends = new ConcurrentHashMap<>();
    private final Set<Phase> open = ConcurrentHashMap.newKeySet();
    private Map<String, Object> previous = Map.of();
    private int number;

    /** Where phases are written down. */
    interface Logbook {
        void began(Phase phase);

        /** What it has got. */
        PhaseRecord ended(Phase phase);
    }

    /**
     * @param parameters with the values that hold where a policy sets none
     * @param before the phases of this run that an earlier session has finished
     */
    Course(
            int run,
            Stage stage,
            List<String> metrics,
            Map<String, Object> parameters,
            List<ChannelDesk> channels,
            List<PhaseRecord> before,
            Logbook logbook) {
        this.run = run;
        this.stage = stage;
        this.metrics = metrics;
        this.parameters = new LinkedHashMap<>(parameters);
        this.channels = channels;
        this.logbook = logbook;
        before.forEach(record -> this.before.put(record.number(), record));
    }

    Stage stage() {
        return stage;
    }

    int run() {
        return run;
    }

    Phase prepare(Map<String, Object> set) {
        lock.lock();
        try {
            number++;
            parameters.putAll(set);
            Phase phase = new Phase(run, number, parameters);
            changes.put(phase, new LinkedHashMap<>(set));
            return phase;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    PhaseRecord recorded(Phase phase) {
        PhaseRecord record = before.get(phase.number());
        return record != null && record.parameters().equals(phase.parameters()) ? record : null;
    }

    SequencedMap<String, List<Double>> values(PhaseRecord record) {
        return record.values(metrics);
    }

    /** @param last the beginning of the policy's phase before, which ends; null when there is none */
    Event begin(Phase phase, @Nullable Event last) {
        logbook.began(phase);
        open.add(phase);
        ends.put(phase, new CompletableFuture<>());
        Event update;
        lock.lock();
        try {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("parameters", phase.parameters());
            attributes.put("oldParameters", previous);
            attributes.put("changes", changes.getOrDefault(phase, phase.parameters()));
            previous = phase.parameters();
            update = stage.bus().publish(Events.PARAMETER_UPDATE, Trace.root(phase), attributes);
        } finally {
            lock.unlock();
        }
        if (last != null) {
            // What a channel still does for the phase before belongs to that phase, such as ending a program.
            channels.forEach(channel -> channel.hold(last.trace()));
            close(last);
        }
        return update;
    }

    /** No new work begins in that phase; it ends when all of it has been heard. */
    void close(Event update) {
        Phase phase = update.trace().phase().orElseThrow();
        phase.close(List.of(
                () -> stage.bus().publish(Events.PHASE_END, update.trace(), Map.of("parameters", phase.parameters())),
                () -> ended(phase)));
    }

    private void ended(Phase phase) {
        PhaseRecord record = logbook.ended(phase);
        open.remove(phase);
        changes.remove(phase);
        CompletableFuture<PhaseRecord> end = ends.remove(phase);
        if (end != null) {
            end.complete(record);
        }
    }

    /** Closes a phase and waits for its end. */
    SequencedMap<String, List<Double>> finish(Event update) throws InterruptedException {
        CompletableFuture<PhaseRecord> end = ends.get(update.trace().phase().orElseThrow());
        if (end == null) {
            throw new IllegalStateException("that phase is over");
        }
        close(update);
        try {
            return values(end.get(stage.staleTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            stage.trouble(
                    "session",
                    new IllegalStateException("something goes on in a phase for longer than the stale timeout"));
            return values(new PhaseRecord(run, 0, Map.of()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a phase never fails to end", e);
        }
    }

    /** Waits until every phase has ended. */
    boolean awaitEnds(long millis) throws InterruptedException {
        CompletableFuture<?>[] all = ends.values().toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a phase never fails to end", e);
        }
    }

    /** Phases that have begun and not ended. */
    Set<Phase> open() {
        return Set.copyOf(open);
    }
}
