package io.tidemark.swarm.page;

import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import java.util.HashMap;
import java.util.Map;

/** Every answer says what a browser must not do with it; what an answer says itself goes before. */
final class Secured {
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private Secured() {}

    static Answer answer(Answer answer) {
        return switch (answer) {
            case Answer.Whole(Reply reply, long delay, String label) ->
                new Answer.Whole(reply == null ? null : secured(reply), delay, label);
            case Answer.Later later -> new Answer.Later(later.answer().thenApply(Secured::answer));
            case Answer.Stored(var file, var type, var headers) -> new Answer.Stored(file, type, all(headers));
            case Answer.Events(var headers, var open) -> new Answer.Events(all(headers), open);
        };
    }

    private static Reply secured(Reply reply) {
        return new Reply(reply.status(), reply.type(), reply.body(), all(reply.headers()));
    }

    private static Map<String, String> all(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(HEADERS);
        all.putAll(own);
        return all;
    }
}
