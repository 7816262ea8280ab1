package io.tidemark.aggregator.fleet;

import io.tidemark.core.shape.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of the files in which workers log their requests: one for each segment. */
public final class RequestLogFiles {
    private static final String PREFIX = "requests-";
    private static final String SUFFIX = ".log";

    private RequestLogFiles() {}

    public static String name(Segment segment) {
        return "%s%04d%s".formatted(PREFIX, segment.index() + 1, SUFFIX);
    }

    /** Where the logs of a plan lie that the run has changed to, below the directory of those of its first plan. */
    public static Path directory(Path first, String runId) {
        return first.resolve(runId);
    }

    /** Those of a directory in the order of their segments; none when there are none. */
    public static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(RequestLogFiles::isOne).sorted().toList();
        }
    }

    private static boolean isOne(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
