package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text file that another program writes: its lines as they are completed. Not thread-safe. */
final class GrowingFile {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path path;
    private final ByteArrayOutputStream incomplete = new ByteArrayOutputStream();
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
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(position);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (channel.read(chunk) > 0) {
                incomplete.write(chunk.array(), 0, chunk.position());
                position += chunk.position();
                chunk.clear();
            }
        }
        return completed();
    }

    private List<String> completed() {
        byte[] bytes = incomplete.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        incomplete.reset();
        incomplete.write(bytes, end, bytes.length - end);
        return new String(bytes, 0, end, UTF_8).lines().toList();
    }
}
