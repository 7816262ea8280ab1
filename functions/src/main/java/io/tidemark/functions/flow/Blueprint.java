package io.tidemark.functions.flow;

import java.util.List;

/** What a step sends. Requests that are the same for all users of a target are made once. */
final class Blueprint {
    private final String method;
    private final Address address;
    private final Headers headers;
    private final Payload payload;
    private final List<Target> targets;
    /** One for each target; empty when requests differ. */
    private final List<Outgoing> ready;

    Blueprint(String method, Address address, Headers headers, Payload payload, List<Target> targets) {
        this.method = method;
        this.address = address;
        this.headers = headers;
        this.payload = payload;
        this.targets = List.copyOf(targets);
        this.ready = constant()
                ? targets.stream()
                        .map(target -> render(Session.nobody(), target))
                        .toList()
                : List.of();
    }

    /** Allocates nothing when all users send the same and keep no cookies. */
    Outgoing request(Session session) {
        Outgoing plain = ready.isEmpty() ? render(session, targets.get(session.target())) : ready.get(session.target());
        CookieJar cookies = session.cookies();
        return cookies == null ? plain : cookies.attach(plain);
    }

    /** Where the requests of all users go. */
    List<Origin> origins() {
        return targets.stream().map(address::origin).distinct().toList();
    }

    private boolean constant() {
        return address.constant() && headers.constant() && payload.constant();
    }

    private Outgoing render(Session session, Target target) {
        Origin origin = address.origin(target);
        return new Outgoing(
                method,
                origin,
                headers.authority(session, origin),
                address.path(session, target),
                headers.render(session),
                payload.render(session));
    }
}
