package io.tidemark.sizing.host;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.price.Architecture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an image is built for. */
public final class ImageArchitecture {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ImageArchitecture() {}

    /**
     * Of the image of this name that the engine has. Empty when it has none yet, when it is built for something else than
     * machine types are, and when there is no engine to ask: whoever starts the image is told then.
     */
    public static Optional<Architecture> of(Docker docker, String image) {
        if (image.startsWith("-")) {
            return Optional.empty();
        }
        try {
            Docker.Output inspected =
                    docker.call(PATIENCE, List.of("image", "inspect", "--format", "{{.Architecture}}", image));
            return inspected.good() ? named(inspected.out()) : Optional.empty();
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    /** In Docker's words, where {@code arm} alone is the one of 32 bits. */
    private static Optional<Architecture> named(String name) {
        return switch (name) {
            case "amd64" -> Optional.of(Architecture.X86_64);
            case "arm64" -> Optional.of(Architecture.ARM64);
            default -> Optional.empty();
        };
    }
}
