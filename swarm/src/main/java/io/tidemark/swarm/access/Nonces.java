package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.time.Clock;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks of forms, each good for one time within an hour. A mark carries its own proof, so that forms that are never sent
 * take no memory; only those that were sent are remembered. Thread-safe.
 */
public final class Nonces {
    static final Duration AGE = Duration.ofHours(1);
    static final int MOST_USED = 10_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CONTENT_BYTES = 24;
    private static final int PROOF_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random;
    private final SecretKeySpec key;
    /** With the time of its making. */
    private final Map<String, Long> used = new HashMap<>();

    public Nonces(Clock clock, SecureRandom random) {
        this.clock = requireNonNull(clock, "clock is null");
        this.random = requireNonNull(random, "random is null");
        byte[] secret = new byte[PROOF_BYTES];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    public String make() {
        byte[] noise = new byte[CONTENT_BYTES - Long.BYTES];
        random.nextBytes(noise);
        byte[] content = ByteBuffer.allocate(CONTENT_BYTES)
                .putLong(clock.nanoTime())
                .put(noise)
                .array();
        byte[] whole = ByteBuffer.allocate(CONTENT_BYTES + PROOF_BYTES)
                .put(content)
                .put(proof(content))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @return false when it is none of ours, too old, or was used before */
    public boolean use(String nonce) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (whole.length != CONTENT_BYTES + PROOF_BYTES) {
            return false;
        }
        byte[] content = Arrays.copyOf(whole, CONTENT_BYTES);
        byte[] proof = Arrays.copyOfRange(whole, CONTENT_BYTES, whole.length);
        long made = ByteBuffer.wrap(content).getLong();
        // Of the content, for one content can be written in more than one way.
        String same = Base64.getEncoder().encodeToString(content);
        return MessageDigest.isEqual(proof, proof(content)) && use(same, made);
    }

    private synchronized boolean use(String nonce, long made) {
        long now = clock.nanoTime();
        if (now - made >= AGE.toNanos()) {
            return false;
        }
        used.values().removeIf(each -> now - each >= AGE.toNanos());
        if (used.size() >= MOST_USED) {
            return false;
        }
        return used.putIfAbsent(nonce, made) == null;
    }

    private byte[] proof(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
