package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Makes lines of bytes that come in pieces. Not thread-safe. */
final class Lines {
    private final ByteArrayOutputStream incomplete = new ByteArrayOutputStream();

    /** The lines that these bytes complete. */
    List<String> add(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0) {
            incomplete.write(bytes, 0, length);
            return List.of();
        }
        incomplete.write(bytes, 0, end);
        List<String> lines = incomplete.toString(UTF_8).lines().toList();
        incomplete.reset();
        incomplete.write(bytes, end, length - end);
        return lines;
    }
}
