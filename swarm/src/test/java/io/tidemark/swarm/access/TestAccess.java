package io.tidemark.swarm.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/** Who may reach a page of a test: on loopback, at any free port, with passwords that are quick to check. */
public final class TestAccess {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestAccess() {}

    /** Everybody is an operator. */
    public static Access open() {
        return access(Accounts.OPEN, Optional.empty());
    }

    public static Access withPasswords(String operator, String viewer) {
        return access(accounts(operator, viewer), Optional.empty());
    }

    public static Access encrypted(String operator, String viewer, Certificate certificate) {
        return access(accounts(operator, viewer), Optional.of(certificate));
    }

    private static Accounts accounts(String operator, String viewer) {
        Passwords passwords = new Passwords(RANDOM, 10);
        return new Accounts(Optional.of(passwords.hash(operator)), Optional.of(passwords.hash(viewer)));
    }

    private static Access access(Accounts accounts, Optional<Certificate> certificate) {
        return new Access(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Hosts(Set.of()),
                accounts,
                certificate,
                false,
                Optional.empty());
    }
}
