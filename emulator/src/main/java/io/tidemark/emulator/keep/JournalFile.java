package io.tidemark.emulator.keep;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A journal that is being written. Each frame is with the operating system, and so outlives the process, when it is written. */
final class JournalFile implements Closeable {
    private final Path path;
    // No channel: whoever interrupts a thread that writes would close it for all.
    private final FileOutputStream out;

    private JournalFile(Path path, FileOutputStream out) {
        this.path = path;
        this.out = out;
    }

    static JournalFile create(Path folder, Header header) throws IOException {
        Path path = header.file().in(folder);
        FileOutputStream out = new FileOutputStream(path.toFile());
        try {
            out.write(header.encoded());
            return new JournalFile(path, out);
        } catch (IOException e) {
            out.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    void append(byte[] frame) throws IOException {
        out.write(frame);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
