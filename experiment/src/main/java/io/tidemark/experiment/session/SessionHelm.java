package io.tidemark.experiment.session;

import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The helm of one policy in one run; used by the policy's thread. */
final class SessionHelm implements Helm {
    private final Course course;
    private final TaskDesk tasks;
    private @Nullable Event last;

    SessionHelm(Course course, TaskDesk tasks) {
        this.course = course;
        this.tasks = tasks;
    }

    @Override
    public Stage stage() {
        return course.stage();
    }

    @Override
    public int run() {
        return course.run();
    }

    @Override
    public Phase prepare(Map<String, Object> parameters) {
        return course.prepare(parameters);
    }

    @Override
    public boolean isDone(Phase phase) {
        return course.recorded(phase) != null;
    }

    @Override
    public Event begin(Phase phase) {
        Event update = course.begin(phase, last);
        last = update;
        return update;
    }

    @Override
    public void flag(String name, Object value) {
        course.stage().bus().publish(Events.FLAG_UPDATE, trace(), Map.of("name", name, "value", value));
    }

    @Override
    public void runTasks(String trigger) throws InterruptedException {
        tasks.run(trigger, trace());
    }

    @Override
    public SequencedMap<String, List<Double>> finish() throws InterruptedException {
        Event update = last;
        if (update == null) {
            throw new IllegalStateException("no phase has begun");
        }
        last = null;
        return course.finish(update);
    }

    @Override
    public SequencedMap<String, List<Double>> recorded(Phase phase) {
        PhaseRecord record = course.recorded(phase);
        if (record == null) {
            throw new IllegalArgumentException(phase + " has not been finished before");
        }
        return course.values(record);
    }

    /** The policy has come to its end, and so has its last phase. */
    void end() {
        if (last != null) {
            course.close(last);
            last = null;
        }
    }

    private Trace trace() {
        return last == null ? course.stage().bus().current() : last.trace();
    }
}
