package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.Stage;
import org.jspecify.annotations.Nullable;

/** Whether the other side answers. A person reads of it when that changes. Used by one thread at a time. */
final class Reachability {
    private final Stage stage;
    private final String owner;
    private boolean told;
    private boolean answered;
    private @Nullable Exception failure;

    Reachability(Stage stage, String owner) {
        this.stage = stage;
        this.owner = owner;
    }

    synchronized void answers() {
        if (told) {
            stage.note(owner + ": it answers again");
        }
        told = false;
        answered = true;
    }

    synchronized void fails(Exception why) {
        // Before the first answer the application may just not have been started yet.
        if (!told && answered) {
            stage.note(owner + ": " + why.getMessage());
            told = true;
        }
        failure = why;
    }

    /** When it never answered there is nothing to be measured, and that is no good end. */
    synchronized void end() {
        if (!answered && failure != null) {
            stage.trouble(owner, new IllegalStateException("it never answered: " + failure.getMessage(), failure));
            answered = true;
        }
    }
}
