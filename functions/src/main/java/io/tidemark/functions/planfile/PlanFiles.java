package io.tidemark.functions.planfile;

import java.io.IOException;
import java.nio.file.Path;

/** The files a plan names: bodies and tables. */
public interface PlanFiles {
    /** The largest body file. */
    long MAX_BODY = 1L << 20;

    /** The largest table. */
    long MAX_CSV = 64L << 20;

    /**
     * The bytes of a file.
     *
     * @param path as the plan gives it, relative to the plan's own place
     * @throws IOException with a message for the user, also when the file has more bytes than the limit
     */
    byte[] read(String path, long limit) throws IOException;

    /** Files of a directory and below it, or anywhere when the path is absolute: a plan is as trusted as its user. */
    static PlanFiles in(Path directory) {
        return new DirectoryFiles(directory);
    }

    /** For plans from a source that must not read files. */
    static PlanFiles none() {
        return (path, limit) -> {
            throw new IOException("files cannot be used in a plan from here");
        };
    }
}
