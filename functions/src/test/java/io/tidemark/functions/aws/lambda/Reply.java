package io.tidemark.functions.aws.lambda;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a server of ours says, in JSON. */
record Reply(int status, byte[] body) {
    static Reply json(int status, String text) {
        return new Reply(status, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An error that an SDK turns into an exception of that name. */
    static Reply error(HttpExchange exchange, int status, String type, String message) {
        exchange.getResponseHeaders().set("x-amzn-errortype", type);
        return json(status, """
                {"Type":"User","Message":"%s","message":"%s"}""".formatted(message, message));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
