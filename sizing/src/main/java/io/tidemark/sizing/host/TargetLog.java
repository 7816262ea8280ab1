package io.tidemark.sizing.host;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that a target's output goes to. It is kept when the target is gone. */
public record TargetLog(Path file) {
    private static final int TAIL = 64 * 1_024;

    public static TargetLog create(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(name + ".log").toAbsolutePath();
        Files.write(file, new byte[0]);
        return new TargetLog(file);
    }

    /** In place of what is there. */
    public void write(List<String> lines) throws IOException {
        Files.write(file, lines);
    }

    /** Oldest first; of very long lines the end only. What cannot be read is said in its place. */
    List<String> lastLines(int most) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, in.length() - TAIL);
            byte[] tail = new byte[(int) (in.length() - start)];
            in.seek(start);
            in.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        } catch (IOException e) {
            return List.of(file + " cannot be read: " + e.getMessage());
        }
    }
}
