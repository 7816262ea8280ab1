package io.tidemark.functions.aws;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that everything is built in. Tests run in their module's, which may be one or two levels below it. */
public final class Checkout {
    private static final String MARK = "mvnw";

    private Checkout() {}

    /** @param path from the top */
    public static Path file(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(MARK))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "not within a checkout: " + Path.of("").toAbsolutePath());
        }
        return folder.resolve(path);
    }
}
