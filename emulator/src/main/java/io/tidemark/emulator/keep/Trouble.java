package io.tidemark.emulator.keep;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What went wrong, for a person. */
final class Trouble {
    private Trouble() {}

    static String with(Path path, IOException e) {
        // Many of these say only in their type what it is.
        boolean mute = e instanceof FileSystemException || e.getMessage() == null;
        return path + ": " + (mute ? e.toString() : e.getMessage());
    }
}
