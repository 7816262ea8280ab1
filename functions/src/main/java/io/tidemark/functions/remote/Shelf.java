package io.tidemark.functions.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where things are put that are too large for the table: plans with large files, parcels of busy workers, logs. */
public interface Shelf {
    /** Returns when it is safe. */
    void put(String key, byte[] content) throws IOException;

    /** Like the other, without having the file in memory. */
    void put(String key, Path file) throws IOException;

    byte[] get(String key) throws IOException;

    /** All keys that begin so. */
    List<String> list(String prefix) throws IOException;
}
