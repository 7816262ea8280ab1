package io.tidemark.experiment.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A program that was started, with whoever reads what it says. */
public final class Launch {
    /** Something that it started and left behind may keep its output open for ever. */
    private static final Duration AFTER_EXIT = Duration.ofSeconds(2);

    public enum Stream {
        STDOUT,
        STDERR
    }

    private final ProcessGroup group;
    private final List<Thread> readers;

    private Launch(ProcessGroup group, List<Thread> readers) {
        this.group = group;
        this.readers = readers;
    }

    /** @param lines hears every line, of both streams at the same time */
    public static Launch of(ProcessBuilder builder, Clock clock, String input, BiConsumer<Stream, String> lines)
            throws IOException {
        ProcessGroup group = ProcessGroup.start(builder, clock);
        Process process = group.process();
        feed(process.getOutputStream(), input);
        return new Launch(
                group,
                List.of(
                        reader(process.getInputStream(), line -> lines.accept(Stream.STDOUT, line)),
                        reader(process.getErrorStream(), line -> lines.accept(Stream.STDERR, line))));
    }

    private static Thread reader(InputStream stream, Consumer<String> lines) {
        return Thread.ofPlatform().daemon().name("program-output").start(() -> new LineReader(lines).readAll(stream));
    }

    /** A program that does not read must not keep anybody waiting. */
    private static void feed(OutputStream stream, String input) {
        Thread.ofPlatform().daemon().name("program-input").start(() -> {
            try (stream) {
                stream.write(input.getBytes(UTF_8));
            } catch (IOException _) {
                // It did not want it.
            }
        });
    }

    public ProcessGroup group() {
        return group;
    }

    public long pid() {
        return group.process().pid();
    }

    /** Waits until it has ended and what it said was heard; its exit code. */
    public int await() throws InterruptedException {
        int code = group.process().waitFor();
        awaitReaders();
        return code;
    }

    private void awaitReaders() throws InterruptedException {
        for (Thread reader : readers) {
            reader.join(AFTER_EXIT);
        }
    }
}
