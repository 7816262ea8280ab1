package io.tidemark.deployment.swarm;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The zip of the functions.
 *
 * @param key in the bucket: after what is in it, so that the same is never uploaded twice
 */
public record WorkerCode(Path file, String key) {
    static final String FOLDER = "code/";

    public WorkerCode {
        requireNonNull(file, "file is null");
        requireNonNull(key, "key is null");
    }

    public static WorkerCode of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return new WorkerCode(file, FOLDER + HexFormat.of().formatHex(digest.digest()) + ".zip");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
