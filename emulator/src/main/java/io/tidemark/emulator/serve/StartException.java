package io.tidemark.emulator.serve;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Something that an emulator needs cannot be had. The message is for a person and says why. */
public final class StartException extends IOException {
    /** What cannot be had. */
    public enum Need {
        ADDRESS,
        MEMORY,
        LOG
    }

    private final Need need;

    StartException(Need need, IOException cause) {
        super(message(cause), cause);
        this.need = requireNonNull(need, "need is null");
    }

    public Need need() {
        return need;
    }

    /** Many of a file system's say only in their type what it is. */
    private static String message(IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing -> missing.getFile() + ": there is no such folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException file -> file.getFile() + ": is a file, not a folder";
            case FileSystemException other -> other.getFile() + ": " + other.getReason();
            default -> Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        };
    }
}
