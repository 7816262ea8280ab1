package io.tidemark.emulator.serve;

import io.tidemark.server.Answer;
import io.tidemark.server.Handler;
import io.tidemark.server.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Asks one desk after the other. */
final class Router implements Handler {
    private static final int MAX_DEFECTS = 100;

    private final List<Desk> desks;
    private final Tallies tallies;
    private final Consumer<String> notes;
    /** Told already; a defect that every request meets is told once. */
    private final Set<String> defects = ConcurrentHashMap.newKeySet();

    Router(List<Desk> desks, Tallies tallies, Consumer<String> notes) {
        this.desks = List.copyOf(desks);
        this.tallies = tallies;
        this.notes = notes;
    }

    /** Whatever a desk throws is a defect: it is told, and its request is answered all the same. */
    @Override
    public Answer answer(Request request) {
        try {
            return find(request);
        } catch (RuntimeException e) {
            if (defects.size() < MAX_DEFECTS && defects.add(e.toString())) {
                notes.accept("a defect of the emulator: " + e);
            }
            return Answer.of(Json.detail(500, "Internal Server Error"));
        }
    }

    private Answer find(Request request) {
        for (Desk desk : desks) {
            Optional<Answer> answer = desk.answer(request);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return Answer.of(Json.detail(404, "Not Found"));
    }

    @Override
    public void answered(String label, long nanos) {
        tallies.of(label).took(nanos);
    }
}
