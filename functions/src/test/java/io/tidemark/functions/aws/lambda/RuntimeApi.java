package io.tidemark.functions.aws.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where environments ask for events and answer them. Each has a path of its own; in Lambda it has a machine of its own. */
final class RuntimeApi implements HttpHandler {
    static final String PATH = "/environments";

    private static final Pattern CALL = Pattern.compile(PATH + "/([0-9]+)/([0-9]+)/2018-06-01/runtime/(.*)");
    private static final Pattern ANSWER = Pattern.compile("invocation/[^/]+/(response|error)");

    private final Functions functions;

    RuntimeApi(Functions functions) {
        this.functions = functions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher call = CALL.matcher(exchange.getRequestURI().getPath());
            Optional<Fleet> fleet =
                    call.matches() ? functions.fleet(Integer.parseInt(call.group(1))) : Optional.empty();
            FunctionEnvironment environment = fleet.isPresent() ? fleet.get().environment(call.group(2)) : null;
            if (environment == null) {
                Reply.json(404, "{}").send(exchange);
                return;
            }
            reply(exchange, fleet.get(), environment, call.group(3)).send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange, Fleet fleet, FunctionEnvironment environment, String call)
            throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Matcher answer = ANSWER.matcher(call);
        if (call.equals("invocation/next")) {
            return next(exchange, fleet.settings(), environment);
        } else if (answer.matches()) {
            environment.answer(answer.group(1).equals("error") ? Outcome.failed(body) : Outcome.answered(body));
        } else if (call.equals("init/error")) {
            environment.answer(Outcome.failed(body));
        } else if (call.equals("restore/next")) {
            // The snapshot is taken and restored between the request and this.
            return Reply.json(200, "{}");
        } else {
            return Reply.json(404, "{}");
        }
        return Reply.json(202, "{\"status\":\"OK\"}");
    }

    private Reply next(HttpExchange exchange, FunctionSettings function, FunctionEnvironment environment)
            throws InterruptedException {
        Optional<Invocation> invocation = environment.next();
        if (invocation.isEmpty()) {
            return Reply.json(410, "{}");
        }
        long deadline = System.currentTimeMillis() + function.timeout().toMillis();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.get().requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", function.arn());
        return new Reply(200, invocation.get().event());
    }
}
