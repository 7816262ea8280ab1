package io.tidemark.functions.aws.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a function runs.
 *
 * @param folder the unpacked zip
 * @param sha256 of the zip, as Lambda tells it
 */
public record FunctionCode(Path folder, long bytes, String sha256) {
    /** The worker's, as it was built. */
    public static FunctionCode built() {
        try {
            return of(WorkerPackage.unpacked(), Files.readAllBytes(WorkerPackage.zip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks it, for as long as this JVM lives. */
    public static FunctionCode of(byte[] zip) {
        return of(WorkerPackage.unpack(zip), zip);
    }

    private static FunctionCode of(Path folder, byte[] zip) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(zip);
            return new FunctionCode(folder, zip.length, Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Classes that are in no zip. */
    static FunctionCode folder(Path folder) {
        return new FunctionCode(folder, 0, "");
    }
}
