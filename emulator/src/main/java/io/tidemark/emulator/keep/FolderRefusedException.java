package io.tidemark.emulator.keep;

import java.io.IOException;

/** The folder is not one to work with; nothing in it was changed. The message is for a person and says what to do. */
public final class FolderRefusedException extends IOException {
    FolderRefusedException(String message) {
        super(message);
    }
}
