package io.tidemark.swarm.page;

import static java.util.Objects.requireNonNull;

import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import io.tidemark.swarm.access.Accounts;
import io.tidemark.swarm.access.Hosts;
import io.tidemark.swarm.access.Session;
import io.tidemark.swarm.access.Sessions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Lets in whoever may come in: under our own name, from our own page, and as somebody. Thread-safe. */
final class Gate {
    static final String TOKEN = "X-Tidemark-Token";
    private static final List<String> FROM_ELSEWHERE = List.of("cross-site", "same-site");

    private final Hosts hosts;
    private final Accounts accounts;
    private final Sessions sessions;
    private final boolean encrypted;
    private final IntSupplier port;
    /** Of everybody, where nobody has to log in. */
    private final Session open;

    /** @param port part of the cookie's name, for cookies are those of all ports of a machine */
    Gate(Hosts hosts, Accounts accounts, Sessions sessions, Session open, boolean encrypted, IntSupplier port) {
        this.hosts = requireNonNull(hosts, "hosts is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.open = requireNonNull(open, "open is null");
        this.encrypted = encrypted;
        this.port = requireNonNull(port, "port is null");
    }

    /** Why it is not even looked at. */
    Optional<Reply> refusal(Request request) {
        Optional<String> host = request.header("Host");
        if (host.filter(hosts::allows).isEmpty()) {
            return refused("Host", "must be a name of this server", "more names are given with --host-name");
        }
        if (!request.isGet()) {
            return isOwn(request, host.get())
                    ? Optional.empty()
                    : refused("Origin", "must be this server: nothing is changed from other sites", "");
        }
        // Links from elsewhere lead to the page, and to nothing else.
        boolean elsewhere = request.header("Sec-Fetch-Site")
                .filter(FROM_ELSEWHERE::contains)
                .isPresent();
        return elsewhere && !request.path().equals(Routes.ROOT)
                ? refused("Sec-Fetch-Site", "must be same-origin: nothing is read from other sites", "")
                : Optional.empty();
    }

    /** A browser says where a request comes from in one header or in both; who says nothing is refused too. */
    private boolean isOwn(Request request, String host) {
        Optional<String> site = request.header("Sec-Fetch-Site");
        Optional<String> origin = request.header("Origin");
        String own = (encrypted ? "https://" : "http://") + host.toLowerCase(Locale.ROOT);
        boolean fits = origin.filter(own::equals).isPresent();
        return site.isEmpty() ? fits : site.get().equals("same-origin") && (fits || origin.isEmpty());
    }

    /** Who it is; empty for whoever has to log in first. */
    Optional<Session> session(Request request) {
        return accounts.isOpen() ? Optional.of(open) : cookie(request).flatMap(sessions::use);
    }

    /** Whether somebody is still there who was before. */
    boolean isThere(Session session) {
        return accounts.isOpen() || sessions.use(session.id()).isPresent();
    }

    /** Why it must not change anything. */
    Optional<Reply> refusal(Request request, Session session) {
        if (!isJson(request)) {
            return Optional.of(Json.problem(415, "Content-Type", "must be application/json", ""));
        }
        return request.header(TOKEN).filter(session::hasToken).isPresent()
                ? Optional.empty()
                : refused(TOKEN, "must be that of the session", "load the page anew");
    }

    static boolean isJson(Request request) {
        return request.header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(Reply.JSON::equals)
                .isPresent();
    }

    private static Optional<Reply> refused(String key, String expected, String hint) {
        return Optional.of(Json.problem(403, key, expected, hint));
    }

    private Optional<String> cookie(Request request) {
        String start = cookieName() + "=";
        for (String part : request.header("Cookie").orElse("").split(";", -1)) {
            String cookie = part.strip();
            if (cookie.startsWith(start)) {
                return Optional.of(cookie.substring(start.length()));
            }
        }
        return Optional.empty();
    }

    /** With that prefix a browser takes it from nobody but this server, and only encrypted. */
    private String cookieName() {
        return (encrypted ? "__Host-" : "") + "tidemark-" + port.getAsInt();
    }

    /** Ends with the browser, or with the session here. */
    String cookie(Session session) {
        return cookieName() + "=" + session.id() + attributes();
    }

    String noCookie() {
        return cookieName() + "=" + attributes() + "; Max-Age=0";
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Strict" + (encrypted ? "; Secure" : "");
    }
}
