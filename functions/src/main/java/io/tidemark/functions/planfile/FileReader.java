package io.tidemark.functions.planfile;

import io.tidemark.functions.yaml.Value;
import java.io.IOException;
import java.util.Optional;

/** Files that a plan names. */
final class FileReader {
    private final PlanFiles files;

    FileReader(PlanFiles files) {
        this.files = files;
    }

    /** The bytes of the file that the value names; a problem and empty when they cannot be had. */
    Optional<byte[]> read(Value value, long limit, String expected) {
        Optional<String> path = value.scalar(expected);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (path.get().isBlank()) {
            value.reject(expected);
            return Optional.empty();
        }
        try {
            return Optional.of(files.read(path.get(), limit));
        } catch (IOException e) {
            value.reject(expected, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A plan that was written by Tidemark says what its files held: other contents would be another plan. */
    static void checkDigest(Optional<Value> stated, String actual) {
        stated.ifPresent(value -> {
            String digest = value.parse(Syntax::digest, actual);
            if (!digest.equals(actual)) {
                value.reject("must be the SHA-256 of the file", "the file has changed: now it is " + actual);
            }
        });
    }
}
