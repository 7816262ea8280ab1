package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import io.tidemark.swarm.access.Passwords.Hash;
import java.util.List;
import java.util.Optional;

/**
 * Who there is. Without a password of operators, whoever comes is one.
 *
 * @param operator empty when nobody is asked for a password
 * @param viewer empty when there are no viewers
 */
public record Accounts(Optional<Hash> operator, Optional<Hash> viewer) {
    /** Everybody is an operator. */
    public static final Accounts OPEN = new Accounts(Optional.empty(), Optional.empty());

    public Accounts {
        requireNonNull(operator, "operator is null");
        requireNonNull(viewer, "viewer is null");
        if (operator.isEmpty() && viewer.isPresent()) {
            throw new IllegalArgumentException("viewer has a password but operator has none");
        }
    }

    public boolean isOpen() {
        return operator.isEmpty();
    }

    /** As whom somebody can log in. */
    public List<Role> roles() {
        return isOpen() ? List.of() : viewer.isPresent() ? List.of(Role.OPERATOR, Role.VIEWER) : List.of(Role.OPERATOR);
    }

    /** Takes a while, whatever the answer is. */
    public boolean isPassword(Role role, String password) {
        Optional<Hash> hash = role == Role.OPERATOR ? operator : viewer;
        return hash.filter(kept -> kept.matches(password)).isPresent();
    }
}
