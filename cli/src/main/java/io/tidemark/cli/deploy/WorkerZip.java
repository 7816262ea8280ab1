package io.tidemark.cli.deploy;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.WorkerCode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions' code, beside the program's own jar. */
final class WorkerZip {
    private static final String NAME = "tidemark-worker.zip";
    private static final byte[] BEGIN = {'P', 'K', 3, 4};

    private WorkerZip() {}

    /** @param chosen empty for the one that comes with the program */
    static WorkerCode of(Optional<Path> chosen) throws ProblemsException {
        Path file = chosen.isPresent() ? chosen.get() : bundled();
        try {
            if (!isZip(file)) {
                throw problem(file, "must be a zip");
            }
            return WorkerCode.of(file);
        } catch (IOException e) {
            throw problem(file, "cannot be read: " + e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BEGIN.length), BEGIN);
        }
    }

    private static Path bundled() {
        CodeSource source = WorkerZip.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI()).resolveSibling(NAME);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemsException problem(Path file, String expected) {
        return new ProblemsException(List.of(new Problem(
                "command line", "--code", file.toString(), expected, "./mvnw package makes functions/target/" + NAME)));
    }
}
