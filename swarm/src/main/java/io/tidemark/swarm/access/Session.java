package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Somebody who is logged in.
 *
 * @param id the secret of the browser's cookie
 * @param name for the record: what the person gave, or the role
 * @param token that goes with whatever changes something; other sites do not know it
 */
public record Session(String id, Role role, String name, String token) {
    public Session {
        requireNonNull(id, "id is null");
        requireNonNull(role, "role is null");
        requireNonNull(name, "name is null");
        requireNonNull(token, "token is null");
    }

    public boolean hasToken(String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "Session[" + role + " " + name + "]";
    }
}
