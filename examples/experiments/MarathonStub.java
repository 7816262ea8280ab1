import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Plays Marathon, as far as experiments need it: apps, pods, groups, deployments, the stream of events and the metrics.
 * It starts no program. Java 17 or later, nothing else:
 *
 * <pre>java MarathonStub.java --port 8080 --delay 20ms --per-app 0.01ms</pre>
 *
 * The first line that it prints is its URL. The response of {@code GET /v2/groups} begins at once, and its body takes {@code
 * base + apps * per-app}: so an experiment that measures it has a right answer. A deployment takes {@code delay}, and fails
 * when the id of an app matches {@code fail}.
 */
public final class MarathonStub {
    private final Options options;
    private final Cluster cluster;
    private final Feed feed = new Feed();
    private final AtomicLong requests = new AtomicLong();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    private MarathonStub(Options options) {
        this.options = options;
        this.cluster = new Cluster(options, feed);
    }

    public static void main(String[] arguments) throws IOException {
        // Without it every answer on a connection that is kept waits for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4000");
        Options options = Options.of(arguments);
        HttpServer server = new MarathonStub(options).serve();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        System.out.flush();
    }

    private HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", options.port), 4000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals("/v2/events") && allowed(exchange)) {
                feed.serve(exchange);
                return;
            }
            Answer answer;
            try {
                answer = allowed(exchange) || path.equals("/acs/api/v1/auth/login")
                        ? answer(exchange, exchange.getRequestMethod(), path, text)
                        : Answer.message(401, "Authentication required");
            } catch (Refusal refusal) {
                answer = new Answer(refusal.status, refusal.body, null);
            }
            answer.send(exchange);
        }
    }

    private boolean allowed(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return !options.auth
                || authorization != null && tokens.contains(authorization.replaceFirst("^token=", ""));
    }

    private Answer answer(HttpExchange exchange, String method, String path, String text) {
        boolean force = Query.of(exchange).has("force", "true");
        if (path.equals("/ping")) {
            return new Answer(200, "pong", null);
        }
        if (path.equals("/v2/info")) {
            return new Answer(200, Json.map("name", "marathon", "version", "1.6.0-stub", "frameworkId", "stub"), null);
        }
        if (path.equals("/metrics")) {
            return new Answer(200, metrics(), null);
        }
        if (path.equals("/acs/api/v1/auth/login")) {
            return login(method, text);
        }
        if (path.equals("/stub/disconnect")) {
            return new Answer(200, Json.map("disconnected", feed.disconnect()), null);
        }
        if (path.startsWith("/v2/apps")) {
            return apps(method, Ids.normal(path.substring("/v2/apps".length())), text, force);
        }
        if (path.startsWith("/v2/pods")) {
            return pods(method, Ids.normal(path.substring("/v2/pods".length())), text, force);
        }
        if (path.startsWith("/v2/groups")) {
            return groups(method, Ids.normal(path.substring("/v2/groups".length())), text, force);
        }
        if (path.startsWith("/v2/deployments")) {
            return deployments(method, path.substring("/v2/deployments".length()).replace("/", ""));
        }
        return Answer.message(404, "There is nothing at " + path);
    }

    private Answer login(String method, String text) {
        if (!method.equals("POST")) {
            return Answer.message(405, "Method not allowed");
        }
        Map<String, Object> body = parse(text);
        if ("wrong".equals(body.get("password")) || "wrong".equals(body.get("token"))) {
            return Answer.message(401, "Unauthorized");
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return new Answer(200, Json.map("token", token), null);
    }

    private Answer apps(String method, String id, String text, boolean force) {
        boolean one = !id.equals("/");
        switch (method) {
            case "GET":
                return one
                        ? new Answer(200, Json.map("app", cluster.view(id, false)), null)
                        : new Answer(200, Json.map("apps", cluster.views(false)), null);
            case "POST":
                return created(cluster.create(parse(text), false));
            case "PUT":
            case "PATCH":
                return one
                        ? changed(200, cluster.change(Map.of(id, parse(text)), false, force))
                        : changed(200, cluster.change(byId(text), false, force));
            case "DELETE":
                return changed(200, cluster.remove(List.of(id), false, force));
            default:
                return Answer.message(405, "Method not allowed");
        }
    }

    private Answer pods(String method, String id, String text, boolean force) {
        boolean status = id.endsWith("::status");
        String pod = Ids.normal(id.replace("::status", ""));
        switch (method) {
            case "GET":
                Object found = pod.equals("/") ? cluster.views(true) : cluster.view(pod, true);
                return new Answer(200, status && !pod.equals("/") ? Json.map("id", pod, "spec", found) : found, null);
            case "POST":
                return created(cluster.create(parse(text), true));
            case "PUT":
                return changed(200, cluster.change(Map.of(pod, parse(text)), true, force));
            case "DELETE":
                return changed(202, cluster.remove(List.of(pod), true, force));
            default:
                return Answer.message(405, "Method not allowed");
        }
    }

    private Answer groups(String method, String id, String text, boolean force) {
        switch (method) {
            case "GET":
                long began = System.nanoTime();
                String tree = Json.write(cluster.tree(id));
                long due = began + options.baseNanos + (long) (cluster.size() * options.perAppNanos);
                return new Answer(200, tree, null, due);
            case "POST":
            case "PUT":
                return changed(method.equals("POST") ? 201 : 200, cluster.put(id, parse(text), force));
            case "DELETE":
                return changed(200, cluster.removeGroup(id, force));
            default:
                return Answer.message(405, "Method not allowed");
        }
    }

    private Answer deployments(String method, String id) {
        if (method.equals("DELETE")) {
            cluster.cancel(id);
            return new Answer(202, Json.map("deploymentId", id), id);
        }
        return new Answer(200, cluster.deployments(), null);
    }

    private static Answer created(Deployment deployment) {
        Map<String, Object> view = new LinkedHashMap<>(deployment.items.get(0).spec);
        view.put("deployments", List.of(Json.map("id", deployment.id)));
        return new Answer(201, view, deployment.id);
    }

    private static Answer changed(int status, Deployment deployment) {
        Map<String, Object> body = Json.map("version", deployment.version, "deploymentId", deployment.id);
        return new Answer(status, body, deployment.id);
    }

    private Map<String, Object> metrics() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, Object> gauges = new LinkedHashMap<>();
        gauges.put("marathon.apps.active.gauge", Json.map("value", (long) cluster.size()));
        gauges.put("marathon.deployments.active.gauge", Json.map("value", (long) cluster.deployments().size()));
        gauges.put("jvm.memory.used", Json.map("value", runtime.totalMemory() - runtime.freeMemory()));
        gauges.put("jvm.processors", Json.map("value", (long) runtime.availableProcessors()));
        return Json.map(
                "version", "4.0.0",
                "gauges", gauges,
                "counters", Json.map("http.requests.counter", Json.map("count", requests.get())),
                "windows", List.of(requests.get(), (long) cluster.size()));
    }

    private Map<String, Object> parse(String text) {
        String body = options.lenient && !text.strip().startsWith("{") ? "{" + text + "}" : text;
        Object value = Json.read(body);
        if (value instanceof Map<?, ?> map) {
            return Json.cast(map);
        }
        throw new Refusal(400, "Invalid JSON: an object is expected");
    }

    private static Map<String, Map<String, Object>> byId(String text) {
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        if (Json.read(text) instanceof List<?> list) {
            for (Object item : list) {
                Map<String, Object> spec = Json.cast((Map<?, ?>) item);
                byId.put(Ids.normal(String.valueOf(spec.get("id"))), spec);
            }
        }
        return byId;
    }

    private static void await(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** An answer that says no. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int status;
        final transient Object body;

        Refusal(int status, String message) {
            this(status, Json.map("message", message));
        }

        Refusal(int status, Map<String, Object> body) {
            super(String.valueOf(body.get("message")));
            this.status = status;
            this.body = body;
        }
    }

    /** @param due when the body is sent, for {@link System#nanoTime} */
    private record Answer(int status, Object body, String deployment, long due) {
        Answer(int status, Object body, String deployment) {
            this(status, body, deployment, System.nanoTime());
        }

        static Answer message(int status, String message) {
            return new Answer(status, Json.map("message", message), null);
        }

        void send(HttpExchange exchange) throws IOException {
            boolean plain = body instanceof String text && !text.startsWith("{");
            byte[] bytes = (body instanceof String text ? text : Json.write(body)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", plain ? "text/plain" : "application/json");
            if (deployment != null) {
                exchange.getResponseHeaders().set("Marathon-Deployment-Id", deployment);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            await(due);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Query(List<String> pairs) {
        static Query of(HttpExchange exchange) {
            String query = exchange.getRequestURI().getQuery();
            return new Query(query == null ? List.of() : List.of(query.split("&")));
        }

        boolean has(String name, String value) {
            return pairs.contains(name + "=" + value);
        }

        List<String> all(String name) {
            return pairs.stream()
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private static final class Options {
        int port = 8080;
        long delayNanos = 20_000_000;
        long baseNanos;
        double perAppNanos = 10_000;
        Pattern fail = Pattern.compile("fail");
        boolean auth;
        boolean lenient;

        static Options of(String[] arguments) {
            Options options = new Options();
            Deque<String> rest = new ArrayDeque<>(List.of(arguments));
            while (!rest.isEmpty()) {
                String name = rest.poll();
                switch (name) {
                    case "--port" -> options.port = Integer.parseInt(rest.remove());
                    case "--delay" -> options.delayNanos = (long) nanos(rest.remove());
                    case "--base" -> options.baseNanos = (long) nanos(rest.remove());
                    case "--per-app" -> options.perAppNanos = nanos(rest.remove());
                    case "--fail" -> options.fail = Pattern.compile(rest.remove());
                    case "--auth" -> options.auth = true;
                    case "--lenient" -> options.lenient = true;
                    default -> {
                        System.err.println("""
                                usage: java MarathonStub.java [options]
                                  --port N       0 for any; 8080
                                  --delay T      what a deployment takes; 20ms
                                  --base T       what GET /v2/groups takes without apps; 0ms
                                  --per-app T    and what each app adds; 0.01ms
                                  --fail REGEX   deployments of such ids fail; fail
                                  --auth         only with a token of /acs/api/v1/auth/login
                                  --lenient      a body without braces is taken, too""");
                        System.exit(2);
                    }
                }
            }
            return options;
        }

        private static double nanos(String text) {
            String number = text.replaceFirst("[a-z]+$", "");
            double unit = switch (text.substring(number.length())) {
                case "us" -> 1e3;
                case "ms" -> 1e6;
                case "", "s" -> 1e9;
                default -> throw new IllegalArgumentException(text + " must be like 20ms");
            };
            return Double.parseDouble(number) * unit;
        }
    }

    private static final class Ids {
        static String normal(String id) {
            String path = ("/" + id).replaceAll("/+", "/");
            return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }

        static boolean within(String id, String group) {
            return group.equals("/") || id.startsWith(group + "/");
        }

        static String parent(String id) {
            int slash = id.lastIndexOf('/');
            return slash <= 0 ? "/" : id.substring(0, slash);
        }

        static String resolve(String base, Object id) {
            String text = String.valueOf(id);
            return text.startsWith("/") ? normal(text) : normal(base + "/" + text);
        }
    }

    /** An app or a pod. */
    private static final class Item {
        final String id;
        final boolean pod;
        Map<String, Object> spec;
        long running;
        Deployment deployment;

        Item(String id, boolean pod) {
            this.id = id;
            this.pod = pod;
            this.spec = Json.map("id", id);
        }

        void merge(Map<String, Object> more, String version) {
            spec = new LinkedHashMap<>(spec);
            spec.putAll(more);
            spec.put("id", id);
            spec.put("version", version);
            spec.putIfAbsent("instances", 1L);
        }

        long instances() {
            return spec.get("instances") instanceof Number number ? number.longValue() : 1;
        }

        Map<String, Object> view() {
            Map<String, Object> view = new LinkedHashMap<>(spec);
            view.put("tasksStaged", deployment == null ? 0L : Math.max(0, instances() - running));
            view.put("tasksRunning", running);
            view.put("tasksHealthy", running);
            view.put("tasksUnhealthy", 0L);
            view.put("deployments", deployment == null ? List.of() : List.of(Json.map("id", deployment.id)));
            return view;
        }
    }

    private static final class Deployment {
        final String id = UUID.randomUUID().toString();
        final String version = Instant.now().toString();
        final String action;
        final List<Item> items;
        final Runnable finish;
        final Runnable undo;

        Deployment(String action, List<Item> items, Runnable finish, Runnable undo) {
            this.action = action;
            this.items = items;
            this.finish = finish;
            this.undo = undo;
        }

        List<Object> actions() {
            List<Object> actions = new ArrayList<>();
            items.forEach(item -> actions.add(Json.map("action", action, item.pod ? "pod" : "app", item.id)));
            return actions;
        }

        List<Object> ids(boolean pods) {
            List<Object> ids = new ArrayList<>();
            items.stream().filter(item -> item.pod == pods).forEach(item -> ids.add(item.id));
            return ids;
        }

        Map<String, Object> plan() {
            return Json.map("id", id, "version", version, "steps", List.of(Json.map("actions", actions())));
        }
    }

    /** All that is deployed. Guarded by itself. */
    private static final class Cluster {
        private final Options options;
        private final Feed feed;
        private final Map<String, Item> items = new TreeMap<>();
        private final Set<String> groups = new TreeSet<>();
        private final Map<String, Deployment> deployments = new LinkedHashMap<>();
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "deployments");
            thread.setDaemon(true);
            return thread;
        });

        Cluster(Options options, Feed feed) {
            this.options = options;
            this.feed = feed;
        }

        synchronized int size() {
            return items.size();
        }

        synchronized Map<String, Object> view(String id, boolean pod) {
            return item(id, pod).view();
        }

        synchronized List<Object> views(boolean pods) {
            List<Object> views = new ArrayList<>();
            items.values().stream().filter(item -> item.pod == pods).forEach(item -> views.add(item.view()));
            return views;
        }

        synchronized List<Object> deployments() {
            List<Object> all = new ArrayList<>();
            for (Deployment deployment : deployments.values()) {
                all.add(Json.map(
                        "id", deployment.id,
                        "version", deployment.version,
                        "affectedApps", deployment.ids(false),
                        "affectedPods", deployment.ids(true),
                        "steps", List.of(Json.map("actions", deployment.actions())),
                        "currentActions", deployment.actions(),
                        "currentStep", 1L,
                        "totalSteps", 1L));
            }
            return all;
        }

        synchronized Deployment create(Map<String, Object> spec, boolean pod) {
            if (!(spec.get("id") instanceof String)) {
                throw new Refusal(422, "Object is not valid: id must not be empty");
            }
            String id = Ids.resolve("/", spec.get("id"));
            if (items.containsKey(id)) {
                throw new Refusal(409, "An app with id [" + id + "] already exists.");
            }
            Item item = new Item(id, pod);
            items.put(id, item);
            return deploy("StartApplication", List.of(item), Map.of(id, spec), () -> items.remove(id));
        }

        synchronized Deployment change(Map<String, Map<String, Object>> specs, boolean pod, boolean force) {
            List<Item> chosen = new ArrayList<>();
            for (String id : specs.keySet()) {
                chosen.add(items.computeIfAbsent(id, key -> new Item(key, pod)));
            }
            free(chosen, force);
            return deploy("ScaleApplication", chosen, specs, () -> {});
        }

        synchronized Deployment remove(List<String> ids, boolean pod, boolean force) {
            List<Item> chosen = ids.stream().map(id -> item(id, pod)).toList();
            free(chosen, force);
            return begin(new Deployment("StopApplication", chosen, () -> ids.forEach(items::remove), () -> {}));
        }

        synchronized Deployment put(String group, Map<String, Object> spec, boolean force) {
            Map<String, Map<String, Object>> specs = new LinkedHashMap<>();
            collect(spec.containsKey("id") ? Ids.resolve(group, spec.get("id")) : group, spec, specs);
            List<Item> chosen = new ArrayList<>();
            List<String> fresh = new ArrayList<>();
            for (String id : specs.keySet()) {
                if (!items.containsKey(id)) {
                    fresh.add(id);
                }
                chosen.add(items.computeIfAbsent(id, key -> new Item(key, false)));
            }
            free(chosen, force);
            return deploy("StartApplication", chosen, specs, () -> fresh.forEach(items::remove));
        }

        private void collect(String group, Map<String, Object> spec, Map<String, Map<String, Object>> into) {
            groups.add(group);
            for (Object app : spec.get("apps") instanceof List<?> apps ? apps : List.of()) {
                Map<String, Object> one = Json.cast((Map<?, ?>) app);
                into.put(Ids.resolve(group, one.get("id")), one);
            }
            for (Object child : spec.get("groups") instanceof List<?> children ? children : List.of()) {
                Map<String, Object> one = Json.cast((Map<?, ?>) child);
                collect(Ids.resolve(group, one.get("id")), one, into);
            }
        }

        synchronized Deployment removeGroup(String group, boolean force) {
            List<Item> chosen = items.values().stream()
                    .filter(item -> Ids.within(item.id, group))
                    .toList();
            boolean known = groups.stream().anyMatch(id -> id.equals(group) || Ids.within(id, group));
            if (chosen.isEmpty() && !known && !group.equals("/")) {
                throw new Refusal(404, "Group '" + group + "' does not exist");
            }
            free(chosen, force);
            return begin(new Deployment(
                    "StopApplication",
                    chosen,
                    () -> {
                        chosen.forEach(item -> items.remove(item.id));
                        groups.removeIf(id -> id.equals(group) || Ids.within(id, group));
                    },
                    () -> {}));
        }

        synchronized void cancel(String id) {
            Deployment deployment = deployments.get(id);
            if (deployment == null) {
                throw new Refusal(404, "Deployment Plan '" + id + "' does not exist");
            }
            end(deployment, false);
        }

        private Item item(String id, boolean pod) {
            Item item = items.get(id);
            if (item == null || item.pod != pod) {
                throw new Refusal(404, (pod ? "Pod '" : "App '") + id + "' does not exist");
            }
            return item;
        }

        private void free(List<Item> chosen, boolean force) {
            for (Item item : chosen) {
                if (item.deployment != null && force) {
                    end(item.deployment, false);
                } else if (item.deployment != null) {
                    throw new Refusal(409, Json.map(
                            "message",
                            "App is locked by one or more deployments. Override with the option '?force=true'.",
                            "deployments",
                            List.of(Json.map("id", item.deployment.id))));
                }
            }
        }

        private Deployment deploy(
                String action, List<Item> chosen, Map<String, Map<String, Object>> specs, Runnable undo) {
            Deployment deployment = new Deployment(
                    action, chosen, () -> chosen.forEach(item -> item.running = item.instances()), undo);
            chosen.forEach(item -> item.merge(specs.get(item.id), deployment.version));
            return begin(deployment);
        }

        private Deployment begin(Deployment deployment) {
            deployments.put(deployment.id, deployment);
            deployment.items.forEach(item -> item.deployment = deployment);
            Set<String> parents = new TreeSet<>();
            deployment.items.forEach(item -> parents.add(Ids.parent(item.id)));
            parents.forEach(group -> feed.publish(
                    "group_change_success", Json.map("groupId", group, "version", deployment.version)));
            feed.publish(
                    "deployment_info",
                    Json.map("plan", deployment.plan(), "currentStep", Json.map("actions", deployment.actions())));
            boolean fails = deployment.items.stream()
                    .anyMatch(item -> options.fail.matcher(item.id).find() && !deployment.action.startsWith("Stop"));
            timer.schedule(
                    () -> {
                        synchronized (this) {
                            end(deployment, !fails);
                        }
                    },
                    options.delayNanos,
                    TimeUnit.NANOSECONDS);
            return deployment;
        }

        private void end(Deployment deployment, boolean well) {
            if (deployments.remove(deployment.id) == null) {
                return;
            }
            deployment.items.stream()
                    .filter(item -> item.deployment == deployment)
                    .forEach(item -> item.deployment = null);
            (well ? deployment.finish : deployment.undo).run();
            Map<String, Object> step =
                    Json.map("plan", deployment.plan(), "currentStep", Json.map("actions", deployment.actions()));
            feed.publish(well ? "deployment_step_success" : "deployment_step_failure", step);
            Map<String, Object> end = Json.map("id", deployment.id, "plan", deployment.plan());
            if (!well) {
                end.put("reason", "stub");
            }
            feed.publish(well ? "deployment_success" : "deployment_failed", end);
        }

        synchronized Map<String, Object> tree(String group) {
            Map<String, List<Item>> byGroup = new TreeMap<>();
            Map<String, Set<String>> children = new TreeMap<>();
            for (Item item : items.values()) {
                byGroup.computeIfAbsent(Ids.parent(item.id), key -> new ArrayList<>()).add(item);
                link(Ids.parent(item.id), children);
            }
            groups.forEach(id -> link(id, children));
            if (!group.equals("/") && !children.containsKey(group) && !byGroup.containsKey(group)
                    && !groups.contains(group)) {
                throw new Refusal(404, "Group '" + group + "' does not exist");
            }
            return tree(group, byGroup, children);
        }

        private static void link(String group, Map<String, Set<String>> children) {
            for (String id = group; !id.equals("/"); id = Ids.parent(id)) {
                children.computeIfAbsent(Ids.parent(id), key -> new TreeSet<>()).add(id);
            }
        }

        private static Map<String, Object> tree(
                String group, Map<String, List<Item>> byGroup, Map<String, Set<String>> children) {
            List<Object> apps = new ArrayList<>();
            List<Object> pods = new ArrayList<>();
            byGroup.getOrDefault(group, List.of()).forEach(item -> (item.pod ? pods : apps).add(item.view()));
            List<Object> within = new ArrayList<>();
            children.getOrDefault(group, Set.of()).forEach(child -> within.add(tree(child, byGroup, children)));
            return Json.map("id", group, "apps", apps, "pods", pods, "groups", within, "dependencies", List.of());
        }
    }

    /** The stream of events: server-sent events with ids, of which the last ones can be had again. */
    private static final class Feed {
        private static final int KEPT = 10_000;
        private static final Message END = new Message(0, "", "");

        private final List<LinkedBlockingQueue<Message>> listeners = new CopyOnWriteArrayList<>();
        private final Deque<Message> last = new ArrayDeque<>();
        private long lastId;

        private record Message(long id, String name, String data) {}

        synchronized void publish(String name, Map<String, Object> data) {
            data.put("eventType", name);
            data.put("timestamp", Instant.now().toString());
            Message message = new Message(++lastId, name, Json.write(data));
            last.add(message);
            if (last.size() > KEPT) {
                last.remove();
            }
            listeners.forEach(listener -> listener.add(message));
        }

        int disconnect() {
            List<LinkedBlockingQueue<Message>> all = List.copyOf(listeners);
            all.forEach(listener -> listener.add(END));
            return all.size();
        }

        private synchronized LinkedBlockingQueue<Message> join(String after) {
            LinkedBlockingQueue<Message> queue = new LinkedBlockingQueue<>();
            if (after != null) {
                long id = Long.parseLong(after);
                last.stream().filter(message -> message.id > id).forEach(queue::add);
            }
            listeners.add(queue);
            return queue;
        }

        void serve(HttpExchange exchange) throws IOException {
            List<String> types = Query.of(exchange).all("event_type");
            LinkedBlockingQueue<Message> queue = join(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            try {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                OutputStream out = exchange.getResponseBody();
                write(out, "event: event_stream_attached\r\ndata: {\"eventType\":\"event_stream_attached\","
                        + "\"timestamp\":\"" + Instant.now() + "\"}\r\n\r\n");
                while (true) {
                    Message message = queue.poll(5, TimeUnit.SECONDS);
                    if (message == null) {
                        write(out, "\r\n");
                    } else if (message == END) {
                        return;
                    } else if (types.isEmpty() || types.contains(message.name)) {
                        write(out, "id: " + message.id + "\r\nevent: " + message.name + "\r\ndata: " + message.data
                                + "\r\n\r\n");
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                listeners.remove(queue);
            }
        }

        private static void write(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** As much of JSON as is needed: texts, {@link Long}, {@link Double}, {@link Boolean}, null, lists and maps. */
    private static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Map<String, Object> map(Object... pairs) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
            return map;
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> cast(Map<?, ?> map) {
            return (Map<String, Object>) map;
        }

        static Object read(String text) {
            Json json = new Json(text);
            try {
                Object value = json.value();
                json.space();
                if (json.at < text.length()) {
                    throw json.bad();
                }
                return value;
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw json.bad();
            }
        }

        private Refusal bad() {
            return new Refusal(400, "Invalid JSON at character " + at);
        }

        private void space() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private boolean take(char c) {
            space();
            boolean there = text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private void need(char c) {
            if (!take(c)) {
                throw bad();
            }
        }

        private Object value() {
            space();
            switch (text.charAt(at)) {
                case '{':
                    return object();
                case '[':
                    return array();
                case '"':
                    return string();
                default:
                    int start = at;
                    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                        at++;
                    }
                    return word(text.substring(start, at));
            }
        }

        private static Object word(String word) {
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> word.matches("-?\\d{1,18}") ? (Object) Long.valueOf(word) : Double.valueOf(word);
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> map = new LinkedHashMap<>();
            need('{');
            if (take('}')) {
                return map;
            }
            do {
                space();
                String key = string();
                need(':');
                map.put(key, value());
            } while (take(','));
            need('}');
            return map;
        }

        private List<Object> array() {
            List<Object> list = new ArrayList<>();
            need('[');
            if (take(']')) {
                return list;
            }
            do {
                list.add(value());
            } while (take(','));
            need(']');
            return list;
        }

        private String string() {
            need('"');
            StringBuilder out = new StringBuilder();
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c == '\\') {
                    c = text.charAt(at++);
                    switch (c) {
                        case 'n' -> c = '\n';
                        case 't' -> c = '\t';
                        case 'r' -> c = '\r';
                        case 'b' -> c = '\b';
                        case 'f' -> c = '\f';
                        case 'u' -> {
                            c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                            at += 4;
                        }
                        default -> {}
                    }
                }
                out.append(c);
            }
            at++;
            return out.toString();
        }

        static String write(Object value) {
            StringBuilder out = new StringBuilder();
            write(value, out);
            return out.toString();
        }

        private static void write(Object value, StringBuilder out) {
            if (value instanceof Map<?, ?> map) {
                char separator = '{';
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(separator);
                    quote((String) entry.getKey(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    separator = ',';
                }
                out.append(map.isEmpty() ? "{}" : "}");
            } else if (value instanceof Collection<?> list) {
                char separator = '[';
                for (Object item : list) {
                    out.append(separator);
                    write(item, out);
                    separator = ',';
                }
                out.append(list.isEmpty() ? "[]" : "]");
            } else if (value instanceof String string) {
                quote(string, out);
            } else {
                out.append(value);
            }
        }

        private static void quote(String text, StringBuilder out) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
        }
    }
}
