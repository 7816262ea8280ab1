package io.tidemark.aggregator.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out what the directory of a run holds. Only beginnings of files are read, never a whole dump, so that it is cheap
 * for many runs, also for those that were written when nobody thought of lists.
 */
@FunctionalInterface
public interface EntryReader {
    /**
     * @return empty when the directory holds no complete run of a kind that this reader knows
     * @throws IOException with a message for a person, when it holds one that is damaged
     */
    Optional<Entry> read(Path directory) throws IOException;

    /** This one first. A sizing has the files of a burst too, so the order matters. */
    default EntryReader orElse(EntryReader other) {
        return directory -> {
            Optional<Entry> entry = read(directory);
            return entry.isPresent() ? entry : other.read(directory);
        };
    }
}
