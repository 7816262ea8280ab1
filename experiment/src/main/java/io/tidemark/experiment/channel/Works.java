package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Stage.Work;
import io.tidemark.experiment.event.Trace;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a channel has begun and may have to give up. Thread-safe. */
final class Works {
    private final Set<Work> works = ConcurrentHashMap.newKeySet();

    void spawn(Stage stage, String owner, Trace trace, Stage.Job job) {
        works.removeIf(Work::isDone);
        works.add(stage.spawn(owner, trace, job));
    }

    void cancel() {
        works.forEach(Work::cancel);
    }
}
