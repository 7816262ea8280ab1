package io.tidemark.swarm.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import io.tidemark.swarm.access.Accounts;
import io.tidemark.swarm.access.Guesses;
import io.tidemark.swarm.access.Nonces;
import io.tidemark.swarm.access.Role;
import io.tidemark.swarm.access.Session;
import io.tidemark.swarm.access.Sessions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Logs in and out, and says who somebody is. */
final class LoginDesk {
    private static final int MOST_BYTES = 4_096;
    private static final int NAME_LETTERS = 40;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Nonces nonces;
    private final Gate gate;
    private final Pool passwords;

    /** @param passwords computes one at a time: guesses must not use up the machine */
    LoginDesk(Accounts accounts, Sessions sessions, Guesses guesses, Nonces nonces, Gate gate, Pool passwords) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.guesses = guesses;
        this.nonces = nonces;
        this.gate = gate;
        this.passwords = passwords;
    }

    Reply who(Session session) {
        return Json.reply(
                200,
                Json.object()
                        .put("role", session.role().label())
                        .put("name", session.name())
                        .put("token", session.token())
                        .put("login", !accounts.isOpen()));
    }

    /** What a form needs. */
    Reply nobody() {
        ObjectNode body = Json.object();
        body.set("problems", Json.array(List.of(Json.problem("session", "", "must be there: log in first", ""))));
        body.put("nonce", nonces.make());
        ArrayNode names = body.putArray("accounts");
        accounts.roles().forEach(role -> names.add(role.label()));
        return Json.reply(401, body);
    }

    Answer login(Request request) {
        if (!Gate.isJson(request)) {
            return Answer.of(Json.problem(415, "Content-Type", "must be application/json", ""));
        }
        Optional<ObjectNode> form = request.body().length > MOST_BYTES ? Optional.empty() : Json.read(request.body());
        Optional<Role> role = form.flatMap(given -> accounts.roles().stream()
                .filter(each -> each.label().equals(given.path("account").asText()))
                .findFirst());
        Optional<String> password = form.map(given -> given.path("password"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        if (form.isEmpty() || role.isEmpty() || password.isEmpty()) {
            return Answer.of(Json.problem(400, "login", "must have account, password and nonce", ""));
        }
        if (!nonces.use(form.get().path("nonce").asText())) {
            return Answer.of(Json.problem(
                    409, "nonce", "must be new: this form was sent before, or is out of date", "try again"));
        }
        InetAddress from = request.head().remote();
        Duration wait = guesses.attempt(from);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            return Answer.of(
                    Json.problem(429, "password", "must wait for " + seconds + " s after so many wrong ones", "")
                            .with("Retry-After", String.valueOf(seconds)));
        }
        String name = name(form.get().path("name").asText(), role.get());
        return passwords.answer(() -> Answer.of(check(role.get(), password.get(), name, from)));
    }

    private Reply check(Role role, String password, String name, InetAddress from) {
        if (!accounts.isPassword(role, password)) {
            return Json.problem(403, "password", "must be the one of the " + role.label() + "s", "");
        }
        guesses.succeeded(from);
        Session session = sessions.begin(role, name);
        return Json.reply(200, Json.object()).with("Set-Cookie", gate.cookie(session));
    }

    /** As it is kept in the record: with the role, which nobody can make up. */
    private static String name(String given, Role role) {
        String name = given.replaceAll("\\p{C}", "").strip();
        String shortened = name.codePointCount(0, name.length()) > NAME_LETTERS
                ? name.substring(0, name.offsetByCodePoints(0, NAME_LETTERS))
                : name;
        return shortened.isEmpty() ? role.label() : shortened + " (" + role.label() + ")";
    }

    Reply logout(Session session) {
        sessions.end(session.id());
        return Json.reply(200, Json.object()).with("Set-Cookie", gate.noCookie());
    }
}
