package io.tidemark.testbed.cloud.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one server. It knows by its signature which service a request is for. Thread-safe. */
public final class Front implements AutoCloseable {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[0-9]{8}/[^/]+/([^/]+)/aws4_request");
    private static final int BACKLOG = 1_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, Service> services = new HashMap<>();
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();

    public Front(List<Service> services) throws IOException {
        services.forEach(service -> this.services.put(service.name(), service));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    public void start() {
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Faults faults() {
        return faults;
    }

    public Calls calls() {
        return calls;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    UUID.randomUUID().toString(),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            send(exchange, answer(request));
        }
    }

    private Answer answer(Request request) {
        Optional<Service> service = scope(request).map(services::get);
        if (service.isEmpty()) {
            String message = scope(request)
                    .map(name -> "Could not find operation for the service " + name)
                    .orElse("Request is missing Authentication Token");
            return Protocol.QUERY.error(new Refusal(403, "MissingAuthenticationToken", message), request.id());
        }
        return answer(service.get(), request);
    }

    private Answer answer(Service service, Request request) {
        try {
            String action = service.action(request);
            calls.add(service.name(), action);
            faults.pass(service, action);
            return service.answer(request);
        } catch (Refusal refusal) {
            return service.protocol().error(refusal, request.id());
        } catch (RuntimeException defect) {
            // Whoever tests is to see it, in the message of the client's exception.
            Refusal refusal = new Refusal(500, "InternalFailure", "a defect of the double: " + defect);
            return service.protocol().error(refusal, request.id());
        }
    }

    /** Signed in a header, or in the query as links are. */
    private static Optional<String> scope(Request request) {
        String query = Optional.ofNullable(request.uri().getQuery()).orElse("");
        Matcher scope = SCOPE.matcher(request.header("Authorization").orElse(query));
        return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        faults.close();
        server.stop(0);
        threads.close();
    }
}
