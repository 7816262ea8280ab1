package io.tidemark.functions.aws.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those calls of Lambda's own API that are needed to find a function and to invoke it. */
final class FunctionApi implements HttpHandler {
    private static final Pattern FUNCTION = Pattern.compile(
            "/20[0-9-]+/functions/([^/]+)(|/invocations|/configuration|/concurrency|/event-invoke-config)");
    /** As a name, with a version, or as an ARN. */
    private static final Pattern NAME =
            Pattern.compile("(?:arn:aws:lambda:[a-z0-9-]+:[0-9]+:function:)?([^:]+)(?::[^:]+)?");

    private final Functions functions;

    FunctionApi(Functions functions) {
        this.functions = functions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String requestId = UUID.randomUUID().toString();
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            reply(exchange, requestId, body).send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange, String requestId, byte[] body) {
        String path = exchange.getRequestURI().getRawPath();
        Matcher call = FUNCTION.matcher(path);
        if (path.equals("/2016-08-19/account-settings") || path.equals("/2016-08-19/account-settings/")) {
            return Reply.json(200, FunctionDocuments.account(functions.present()));
        }
        if (!call.matches()) {
            return Reply.error(exchange, 404, "UnknownOperationException", "no such call here: " + path);
        }
        String asked = URLDecoder.decode(call.group(1), StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(asked);
        Optional<Function> found = name.matches() ? functions.find(name.group(1)) : Optional.empty();
        if (found.isEmpty()) {
            return Reply.error(exchange, 404, "ResourceNotFoundException", "Function not found: " + asked);
        }
        Function function = found.get();
        return switch (call.group(2)) {
            case "/invocations" -> invoke(exchange, function.deliveries(), requestId, body);
            case "/event-invoke-config" -> Reply.json(200, FunctionDocuments.eventInvokeConfig(function.settings()));
            case "/configuration" -> Reply.json(200, FunctionDocuments.configuration(function.settings()));
            case "/concurrency" -> Reply.json(200, FunctionDocuments.concurrency(function.settings()));
            default -> Reply.json(200, FunctionDocuments.function(function.settings()));
        };
    }

    private Reply invoke(HttpExchange exchange, Deliveries deliveries, String requestId, byte[] body) {
        String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
        boolean event = "Event".equals(type);
        if ("DryRun".equals(type)) {
            return Reply.json(204, "");
        }
        Outcome outcome = event ? deliveries.accept(requestId, body) : deliveries.request(requestId, body);
        if (outcome.kind() == Outcome.Kind.THROTTLED) {
            return Reply.error(exchange, 429, "TooManyRequestsException", "Rate Exceeded.");
        }
        if (event) {
            return Reply.json(202, "");
        }
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        if (outcome.kind() != Outcome.Kind.ANSWERED) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        return Reply.json(200, outcome.answer());
    }
}
