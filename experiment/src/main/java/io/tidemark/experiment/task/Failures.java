package io.tidemark.experiment.task;

import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.json.Json;
import org.jspecify.annotations.Nullable;

/** Why a task fails that sends requests. */
final class Failures {
    private static final int SHORT = 200;

    private Failures() {}

    static RequestException status(Request request, Answer answer) {
        String said = answer.text().strip();
        String shown = said.length() <= SHORT ? said : said.substring(0, SHORT) + "...";
        return new RequestException(
                request + ": status " + answer.statusLine() + (shown.isEmpty() ? "" : ": " + shown));
    }

    /** What a successful response says. */
    static @Nullable Object json(Request request, Answer answer) throws RequestException {
        if (!answer.isSuccess()) {
            throw status(request, answer);
        }
        try {
            return Json.parse(answer.text());
        } catch (IllegalArgumentException e) {
            throw new RequestException(request + ": the response " + e.getMessage());
        }
    }
}
