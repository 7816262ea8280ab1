package io.tidemark.swarm.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.units.Durations;
import io.tidemark.core.units.Rates;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.bridge.Review;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the page over a bridge, without any of the guards, so that a test can break what it wants to. */
final class PageServer implements AutoCloseable {
    static final String TOKEN = "token-of-a-test";
    static final String PASSWORD = "correct horse";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeBridge bridge;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JsonNode> orders = new CopyOnWriteArrayList<>();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final List<String> resumed = new CopyOnWriteArrayList<>();
    private volatile String role = "operator";
    private volatile boolean login;
    private volatile boolean loggedIn = true;
    private volatile boolean silent;

    /** One viewer's frames, until it is cut. An empty frame is the end. */
    private record Stream(BlockingQueue<Bridge.Frame> frames) {
        static final Bridge.Frame END = new Bridge.Frame(-1, new byte[0]);
    }

    private PageServer(FakeBridge bridge) throws IOException {
        this.bridge = bridge;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static PageServer of(FakeBridge bridge) throws IOException {
        return new PageServer(bridge);
    }

    PageServer asViewer() {
        role = "viewer";
        return this;
    }

    /** It takes a password from now on. */
    PageServer locked() {
        login = true;
        loggedIn = false;
        return this;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Orders as they came. */
    List<JsonNode> orders() {
        return List.copyOf(orders);
    }

    /** What those who came back had seen last. */
    List<String> resumed() {
        return List.copyOf(resumed);
    }

    /** All streams break off. */
    void cut() {
        streams.forEach(stream -> stream.frames().add(Stream.END));
    }

    /** No stream is given any more, or again. */
    void silent(boolean on) {
        silent = on;
    }

    @Override
    public void close() {
        cut();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/" -> file(exchange, loggedIn ? "index.html" : "login.html");
                case "/login" -> login(exchange);
                case "/logout" -> {
                    loggedIn = false;
                    json(exchange, 200, Map.of());
                }
                case "/api/session" -> session(exchange);
                case "/api/state" ->
                    send(exchange, 200, "application/json", bridge.snapshot(0).json());
                case "/api/workers" ->
                    send(exchange, 200, "application/json", bridge.workers().json());
                case "/api/events" -> events(exchange);
                case "/api/plan" ->
                    json(
                            exchange,
                            200,
                            Map.of(
                                    "text",
                                    bridge.plan().text(),
                                    "version",
                                    bridge.plan().version()));
                case "/api/review" -> review(exchange);
                case "/api/orders" -> order(exchange);
                default -> {
                    if (path.startsWith("/page/")) {
                        file(exchange, path.substring("/page/".length()));
                    } else {
                        download(exchange, path.substring(path.lastIndexOf('/') + 1));
                    }
                }
            }
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        loggedIn = body(exchange).path("password").asText().equals(PASSWORD);
        json(exchange, loggedIn ? 200 : 403, Map.of());
    }

    private void session(HttpExchange exchange) throws IOException {
        json(
                exchange,
                loggedIn ? 200 : 401,
                loggedIn
                        ? Map.of("role", role, "name", "Ann", "token", TOKEN, "login", login)
                        : Map.of("nonce", "once"));
    }

    private void events(HttpExchange exchange) throws IOException {
        if (silent || !loggedIn) {
            json(exchange, loggedIn ? 503 : 401, Map.of());
            return;
        }
        Optional<String> last = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"))
                .or(() -> after(exchange));
        last.ifPresent(resumed::add);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        Stream stream = new Stream(new LinkedBlockingQueue<>());
        streams.add(stream);
        try (Bridge.Watch _ = bridge.watch(stream.frames()::add);
                OutputStream out = exchange.getResponseBody()) {
            event(out, "state", bridge.snapshot(last.map(Long::parseLong).orElse(0L)));
            for (Bridge.Frame frame = stream.frames().take();
                    frame.number() >= 0;
                    frame = stream.frames().take()) {
                event(out, "tick", frame);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
    }

    private static Optional<String> after(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        Matcher matcher = AFTER.matcher(query == null ? "" : query);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void event(OutputStream out, String name, Bridge.Frame frame) throws IOException {
        String head = "event: " + name + "\nid: " + frame.number() + "\nretry: 100\ndata: ";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.write(frame.json());
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void review(HttpExchange exchange) throws IOException {
        Review review = bridge.review(body(exchange).path("plan").asText());
        List<Map<String, String>> lines = review.lines().stream()
                .map(line -> Map.of("sign", String.valueOf(line.sign()), "text", line.text()))
                .toList();
        json(exchange, 200, Map.of("problems", problems(review.problems()), "lines", lines));
    }

    private void order(HttpExchange exchange) throws IOException {
        JsonNode order = body(exchange);
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Tidemark-Token"))) {
            json(exchange, 403, Map.of());
            return;
        }
        orders.add(order);
        try {
            json(exchange, 200, Map.of("done", bridge.give("Ann", parse(order))));
        } catch (ProblemsException e) {
            json(exchange, 400, Map.of("problems", problems(e.problems())));
        }
    }

    private static Order parse(JsonNode order) throws ProblemsException {
        return switch (order.path("order").asText()) {
            case "start" -> new Order.Start(order.has("level") ? Optional.of(aim(order)) : Optional.empty());
            case "stop" -> new Order.Stop();
            case "reset" -> new Order.Reset();
            case "offer" -> new Order.Offer(aim(order));
            case "skip" -> new Order.Skip(order.path("phase").asInt());
            case "prolong" -> new Order.Prolong(duration(order, "by"));
            default ->
                new Order.Revise(
                        order.path("plan").asText(), order.path("version").asInt());
        };
    }

    private static Aim aim(JsonNode order) throws ProblemsException {
        String level = order.path("level").asText();
        try {
            Level value = level.contains("/") ? Rates.parse(level) : Level.of(new BigDecimal(level));
            return new Aim(value, duration(order, "ramp"));
        } catch (IllegalArgumentException e) {
            throw wrong("level", level, "must be a rate, such as 200/s");
        }
    }

    private static Duration duration(JsonNode order, String key) throws ProblemsException {
        String text = order.path(key).asText();
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(key, text, "must be a duration, such as 30s");
        }
    }

    private static ProblemsException wrong(String key, String value, String expected) {
        return new ProblemsException(List.of(new Problem("order", key, value, expected, "")));
    }

    private static List<Map<String, String>> problems(List<Problem> problems) {
        List<Map<String, String>> all = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("where", problem.where());
            one.put("key", problem.key());
            one.put("value", problem.value());
            one.put("expected", problem.expected());
            one.put("hint", problem.hint());
            all.add(one);
        }
        return all;
    }

    private void download(HttpExchange exchange, String name) throws IOException {
        Optional<Bridge.Download> download = bridge.download(name);
        if (download.isPresent()
                && download.get() instanceof Bridge.Download.Made(String file, String type, byte[] bytes)) {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"" + file + "\"");
            send(exchange, 200, type, bytes);
        } else {
            json(exchange, 404, Map.of());
        }
    }

    private void file(HttpExchange exchange, String name) throws IOException {
        String place = name.startsWith("uPlot") ? "/io/tidemark/aggregator/report/" : "/io/tidemark/swarm/page/";
        try (InputStream in = PageServer.class.getResourceAsStream(place + name)) {
            if (in == null) {
                json(exchange, 404, Map.of());
            } else {
                String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
                send(exchange, 200, type + "; charset=utf-8", in.readAllBytes());
            }
        }
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        send(exchange, status, "application/json", JSON.writeValueAsBytes(value));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
