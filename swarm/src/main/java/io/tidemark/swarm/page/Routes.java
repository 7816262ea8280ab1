package io.tidemark.swarm.page;

import static java.util.Map.entry;

import io.tidemark.server.Answer;
import io.tidemark.server.Asset;
import io.tidemark.server.Gzip;
import io.tidemark.server.Handler;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import io.tidemark.swarm.access.Session;
import io.tidemark.swarm.bridge.Bridge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Leads each request to whoever answers it, if it may be answered at all. */
final class Routes implements Handler {
    static final List<String> ROOT = List.of("");
    private static final List<String> LOGIN = List.of("login");
    private static final String GET = "GET";
    private static final String POST = "POST";

    private final Gate gate;
    private final LoginDesk login;
    private final Downloads downloads;
    private final Defects defects;
    private final PageFiles files = new PageFiles();
    private final Map<List<String>, Route> routes;

    private record Route(String method, boolean operators, BiFunction<Request, Session, Answer> action) {}

    Routes(
            Gate gate,
            LoginDesk login,
            Feeds feeds,
            OrderDesk orders,
            Downloads downloads,
            Bridge bridge,
            Pool reads,
            Defects defects) {
        this.gate = gate;
        this.login = login;
        this.downloads = downloads;
        this.defects = defects;
        this.routes = Map.ofEntries(
                entry(ROOT, new Route(GET, false, (request, session) -> Answer.of(files.page()))),
                entry(List.of("api", "session"), get((request, session) -> Answer.of(login.who(session)))),
                entry(List.of("api", "state"), get((request, session) -> packed(reads, request, bridge, false))),
                entry(List.of("api", "workers"), get((request, session) -> packed(reads, request, bridge, true))),
                entry(List.of("api", "events"), get(feeds::open)),
                entry(List.of("api", "plan"), new Route(GET, true, (request, session) -> orders.plan())),
                entry(List.of("api", "review"), post((request, session) -> orders.review(request))),
                entry(List.of("api", "orders"), post(orders::order)),
                entry(
                        List.of("logout"),
                        new Route(POST, false, (request, session) -> Answer.of(login.logout(session)))));
    }

    private static Route get(BiFunction<Request, Session, Answer> action) {
        return new Route(GET, false, action);
    }

    private static Route post(BiFunction<Request, Session, Answer> action) {
        return new Route(POST, true, action);
    }

    private static Answer packed(Pool reads, Request request, Bridge bridge, boolean workers) {
        return reads.answer(() -> {
            Bridge.Frame frame = workers ? bridge.workers() : bridge.snapshot(0);
            return Answer.of(Gzip.fitting(Reply.json(200, frame.json()), request));
        });
    }

    @Override
    public Answer answer(Request request) {
        Answer answer;
        try {
            Optional<Reply> refusal = gate.refusal(request);
            answer = refusal.isPresent() ? Answer.of(refusal.get()) : find(request);
        } catch (RuntimeException e) {
            answer = defects.answer(e);
        }
        return Secured.answer(answer);
    }

    /** What a login needs is for everybody; all else is for those who are somebody. */
    private Answer find(Request request) {
        List<String> path = request.path();
        if (path.equals(LOGIN)) {
            return request.method().equals(POST) ? login.login(request) : notAllowed(POST);
        }
        if (path.size() == 2 && path.getFirst().equals("page")) {
            Optional<Asset> asset = files.find(path.getLast());
            return asset.isEmpty()
                    ? missing()
                    : request.isGet() ? Answer.of(asset.get().reply(request)) : notAllowed(GET);
        }
        Route route = routes.get(path);
        boolean download = path.size() == 2 && path.getFirst().equals("download");
        if (route == null && !download) {
            return missing();
        }
        String method = route == null ? GET : route.method();
        if (!request.method().equals(method)) {
            return notAllowed(method);
        }
        Optional<Session> session = gate.session(request);
        if (session.isEmpty()) {
            return Answer.of(path.equals(ROOT) ? files.login() : login.nobody());
        }
        return route == null
                ? downloads.answer(path.getLast(), request, session.get())
                : go(route, request, session.get());
    }

    private Answer go(Route route, Request request, Session session) {
        if (route.operators() && !session.role().mayOrder()) {
            return Answer.of(Json.problem(403, "role", "must be operator", "log in as one"));
        }
        Optional<Reply> refusal = route.method().equals(POST) ? gate.refusal(request, session) : Optional.empty();
        return refusal.map(Answer::of).orElseGet(() -> route.action().apply(request, session));
    }

    private static Answer missing() {
        return Answer.of(Json.problem(404, "path", "must be one that there is", ""));
    }

    private static Answer notAllowed(String method) {
        return Answer.of(Json.problem(405, "method", "must be " + method, "").with("Allow", method));
    }

    /** Nothing here is labelled. */
    @Override
    public void answered(String label, long nanos) {}
}
