package io.tidemark.swarm.page;

import io.tidemark.server.Answer;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What should not happen: told once, and answered all the same. Thread-safe. */
final class Defects {
    private static final int MOST = 100;

    private final Consumer<String> notes;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Defects(Consumer<String> notes) {
        this.notes = notes;
    }

    Answer answer(Throwable defect) {
        Throwable cause =
                defect instanceof CompletionException && defect.getCause() != null ? defect.getCause() : defect;
        if (told.size() < MOST && told.add(cause.toString())) {
            notes.accept("a defect of the page: " + cause);
        }
        return Answer.of(Json.problem(500, "", "must not fail: this is a defect of the page", ""));
    }
}
