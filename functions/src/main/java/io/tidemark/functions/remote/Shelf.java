package io.tidemark.functions.remote;

import java.io.IOException;

/** Where things are put that are too large for the table: plans with large files, parcels of busy workers. */
public interface Shelf {
    /** Returns when it is safe. */
    void put(String key, byte[] content) throws IOException;

    byte[] get(String key) throws IOException;
}
