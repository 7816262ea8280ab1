package io.tidemark.swarm.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody guesses: 256 bits, of letters that need no escaping anywhere. */
final class Ids {
    private static final int BYTES = 32;

    private Ids() {}

    static String make(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
