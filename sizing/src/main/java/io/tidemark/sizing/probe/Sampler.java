package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.probe.proc.Block;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The shell that reads the kernel's files: one process for a whole run, and one block of text for each line it is
 * sent. It ends when its input does, so also when we are killed.
 */
final class Sampler implements AutoCloseable {
    static final String SCRIPT = "sampler.sh";
    private static final long END_MILLIS = 500;

    private final Process shell;
    private final OutputStream requests;
    private final BufferedReader answers;
    private final Blocks blocks = new Blocks();

    private Sampler(Process shell) {
        this.shell = shell;
        this.requests = shell.getOutputStream();
        this.answers = shell.inputReader(UTF_8);
    }

    static Sampler start(Watched watched) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", Scripts.text(SCRIPT), "tidemark-sampler"));
        command.addAll(arguments(watched));
        return new Sampler(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The block of now; empty when the shell has ended. */
    Optional<Block> read(long epochMillis) throws IOException {
        requests.write((epochMillis + "\n").getBytes(UTF_8));
        requests.flush();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            Optional<Block> block = blocks.next(line);
            if (block.isPresent()) {
                return block;
            }
        }
        return Optional.empty();
    }

    /** What the shell said that belongs to no block; blank when all is well. */
    String complaints() {
        return blocks.complaints();
    }

    /** From another thread, too: a read that is under way ends. */
    @Override
    public void close() {
        try {
            requests.close();
            if (shell.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException e) {
            // The pipe broke because the shell has ended, which is what we want.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shell.destroyForcibly();
    }

    /** What the script is told about what it should watch. */
    static List<String> arguments(Watched watched) {
        return switch (watched) {
            case Watched.Nothing _, Watched.Machine _ -> List.of("machine");
            case Watched.ProcessTree tree -> List.of("tree", Long.toString(tree.pid()));
            case Watched.Container container -> List.of("container", Long.toString(container.pid()));
            case Watched.Remote remote -> List.of("container", Long.toString(remote.pid()));
        };
    }
}
