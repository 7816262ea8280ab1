package io.tidemark.emulator.file;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.backend.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The backends that come with the program, as files like any other. */
public final class BundledBackends {
    private static final List<String> NAMES = List.of("oco");

    private BundledBackends() {}

    public static List<String> names() {
        return NAMES;
    }

    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("name must be one of " + NAMES + " but is " + name);
        }
        try (InputStream file = BundledBackends.class.getResourceAsStream(name + ".yml")) {
            if (file == null) {
                throw new IllegalStateException(name + ".yml is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Backend read(String name) {
        try {
            return BackendReader.read(text(name));
        } catch (ProblemsException e) {
            throw new IllegalStateException("the bundled " + name + " has problems", e);
        }
    }
}
