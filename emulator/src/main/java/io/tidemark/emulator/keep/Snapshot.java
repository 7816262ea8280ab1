package io.tidemark.emulator.keep;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Where all applications stand, in a file that has its name only when all of it is on the disk. */
final class Snapshot {
    private static final String DRAFT = "snapshot.tidemark.part";

    private static final int BUFFER_SIZE = 1 << 16;

    private Snapshot() {}

    /** @param standings may change meanwhile: what changes is in the journal of the same number too */
    static void write(Path folder, Header header, Map<AppKey, Standing> standings) throws IOException {
        Path draft = folder.resolve(DRAFT);
        try {
            writeAll(draft, header, standings);
            Files.move(draft, header.file().in(folder), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        sync(folder);
    }

    private static void writeAll(Path draft, Header header, Map<AppKey, Standing> standings) throws IOException {
        // No channel: whoever interrupts the thread would close it.
        try (FileOutputStream file = new FileOutputStream(draft.toFile())) {
            OutputStream out = new BufferedOutputStream(file, BUFFER_SIZE);
            out.write(header.encoded());
            long count = 0;
            for (Map.Entry<AppKey, Standing> each : standings.entrySet()) {
                out.write(StandingFrame.of(each.getKey(), each.getValue()));
                count++;
            }
            out.write(EndFrame.of(count));
            out.flush();
            file.getFD().sync();
        }
    }

    /** So that the name lasts too. Not every system can. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
