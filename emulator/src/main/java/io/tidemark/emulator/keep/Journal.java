package io.tidemark.emulator.keep;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changes, in one file after the other. A file that could not be written to gets nothing more, as its last frame may
 * be half there; the next file is a new beginning.
 */
final class Journal implements Closeable {
    private JournalFile file;
    private boolean empty = true;
    private @Nullable String failure;

    Journal(JournalFile file) {
        this.file = file;
    }

    synchronized void append(byte[] frame) {
        empty = false;
        if (failure != null) {
            return;
        }
        try {
            file.append(frame);
        } catch (IOException e) {
            failure = Trouble.with(file.path(), e);
        }
    }

    /** All that is appended when this has returned goes into the next file. */
    synchronized void continueIn(JournalFile next) throws IOException {
        JournalFile last = file;
        file = next;
        empty = true;
        failure = null;
        last.close();
    }

    /** Whether nothing was appended to the present file. */
    synchronized boolean isEmpty() {
        return empty;
    }

    /** Why the present file does not have all that was appended. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
