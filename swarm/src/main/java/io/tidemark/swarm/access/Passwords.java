package io.tidemark.swarm.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes passwords, and keeps of each only a hash that takes a while to compute. Thread-safe. */
public final class Passwords {
    /** Of PBKDF2 with HMAC-SHA-256: about a third of a second. */
    static final int ROUNDS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    /** Without those that look like others; 32 of them are 5 bits a letter. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 6;
    private static final int GROUP = 4;

    private final SecureRandom random;
    private final int rounds;

    public Passwords(SecureRandom random) {
        this(random, ROUNDS);
    }

    /** @param rounds fewer ones for tests */
    Passwords(SecureRandom random, int rounds) {
        this.random = random;
        this.rounds = rounds;
    }

    /** A new one of 120 bits, to be read from a terminal: {@code k3wq-...}. */
    public String make() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                made.append('-');
            }
            made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return made.toString();
    }

    public Hash hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Hash(salt, rounds, key(password, salt, rounds));
    }

    private static byte[] key(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** All that is kept of a password. */
    public static final class Hash {
        private final byte[] salt;
        private final int rounds;
        private final byte[] key;

        private Hash(byte[] salt, int rounds, byte[] key) {
            this.salt = salt;
            this.rounds = rounds;
            this.key = key;
        }

        /** Takes as long as making it did, whatever the answer is. */
        public boolean matches(String password) {
            return MessageDigest.isEqual(key, key(password, salt, rounds));
        }

        /** Nothing of what is in it. */
        @Override
        public String toString() {
            return "Hash[" + rounds + " rounds]";
        }
    }
}
