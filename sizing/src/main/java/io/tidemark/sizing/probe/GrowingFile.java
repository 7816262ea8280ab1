package io.tidemark.sizing.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file that another program writes: its lines as they are completed. Not thread-safe. */
final class GrowingFile {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path path;
    private final Lines lines = new Lines();
    private long position;

    GrowingFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Those completed since the last call; none when there is no file yet. */
    List<String> newLines() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<String> completed = new ArrayList<>();
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(position);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (channel.read(chunk) > 0) {
                completed.addAll(lines.add(chunk.array(), chunk.position()));
                position += chunk.position();
                chunk.clear();
            }
        }
        return completed;
    }
}
