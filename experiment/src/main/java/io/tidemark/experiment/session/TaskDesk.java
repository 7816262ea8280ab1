package io.tidemark.experiment.session;

import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the tasks of a trigger one after the other. The first that fails is the last of its trigger. */
final class TaskDesk {
    private final List<Scheduled> tasks;
    private final Stage stage;
    private final Runnable abort;

    /** @param abort ends the experiment */
    TaskDesk(List<Scheduled> tasks, Stage stage, Runnable abort) {
        this.tasks = List.copyOf(tasks);
        this.stage = stage;
        this.abort = abort;
    }

    /** Returns when they are done. */
    void run(String trigger, Trace cause) throws InterruptedException {
        List<Scheduled> due =
                tasks.stream().filter(task -> task.at().equals(trigger)).toList();
        Event event = stage.bus().publish(Events.RUN_TASK, cause, Map.of("task", trigger));
        Map<String, Object> outcome = new LinkedHashMap<>(Map.of("task", trigger));
        for (Scheduled scheduled : due) {
            try {
                scheduled.task().run(stage, event.trace());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                outcome.put("exception", String.valueOf(e.getMessage()));
                stage.trouble(scheduled.name() + " at " + trigger, e);
                if (scheduled.aborts()) {
                    abort.run();
                }
                break;
            }
        }
        stage.bus().publish(Events.RUN_TASK_COMPLETED, event.trace(), outcome);
    }
}
