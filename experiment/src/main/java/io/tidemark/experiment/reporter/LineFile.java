package io.tidemark.experiment.reporter;

import io.tidemark.functions.time.Clock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A file that grows line by line, and can be read meanwhile: what is written is on its way within a second or so. */
final class LineFile implements AutoCloseable {
    private static final Duration LONGEST_IN_MEMORY = Duration.ofSeconds(1);

    private final BufferedWriter writer;
    private final Clock clock;
    private long flushedNanos;

    LineFile(Path file, boolean append, Clock clock) throws IOException {
        ReportFile.makeDirectoryOf(file);
        this.writer = append
                ? Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                : Files.newBufferedWriter(file);
        this.clock = clock;
        this.flushedNanos = clock.nanoTime();
    }

    void add(String line) throws IOException {
        writer.write(line);
        writer.write('\n');
        long now = clock.nanoTime();
        if (now - flushedNanos > LONGEST_IN_MEMORY.toNanos()) {
            flushedNanos = now;
            writer.flush();
        }
    }

    void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
