package io.tidemark.emulator.serve;

import io.tidemark.emulator.http.Answer;
import io.tidemark.emulator.http.Handler;
import io.tidemark.emulator.http.Request;
import java.util.List;
import java.util.Optional;

/** Asks one desk after the other. */
final class Router implements Handler {
    private final List<Desk> desks;
    private final Tallies tallies;

    Router(List<Desk> desks, Tallies tallies) {
        this.desks = List.copyOf(desks);
        this.tallies = tallies;
    }

    @Override
    public Answer answer(Request request) {
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
