package io.tidemark.experiment.program;

import io.tidemark.functions.time.Clock;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that programs do not outlive us: a small shell, which waits for the end of its stdin. The other end is held
 * by this process alone, so that the kernel closes it when we die, also of {@code kill -9}; then what it guards is killed.
 */
public final class Guardian implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            guarded=''
            while read -r line; do guarded=$line; done
            [ -z "$guarded" ] || kill -s KILL -- "-$guarded" 2>/dev/null
            """;

    private final Clock clock;
    private @Nullable ProcessGroup shell;

    public Guardian(Clock clock) {
        this.clock = clock;
    }

    /** Guards this group, and none before. */
    public synchronized void guard(ProcessGroup group) {
        say(Long.toString(group.process().pid()));
    }

    public synchronized void release() {
        if (shell != null) {
            say("");
        }
    }

    /** Best effort: where it does not work, programs live on after a sudden death of ours. */
    private void say(String line) {
        try {
            if (shell == null || !shell.process().isAlive()) {
                shell = ProcessGroup.start(
                        new ProcessBuilder(List.of("sh", "-c", SCRIPT, "tidemark-guardian"))
                                .directory(new File("/"))
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .redirectError(ProcessBuilder.Redirect.DISCARD),
                        clock);
            }
            OutputStream pipe = shell.process().getOutputStream();
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException _) {
            shell = null;
        }
    }

    @Override
    public synchronized void close() {
        if (shell == null) {
            return;
        }
        release();
        try (OutputStream _ = shell.process().getOutputStream()) {
            shell = null;
        } catch (IOException _) {
            shell = null;
        }
    }
}
