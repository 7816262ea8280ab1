package io.tidemark.sizing.ec2;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.machine.RemoteShell;
import java.time.Duration;
import java.util.List;

/** The target's container on its machine. Safe for threads. */
final class TargetContainer {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int LAST_LINES = 10;
    private static final int ALL_LINES = 20_000;

    private final RemoteShell shell;

    TargetContainer(RemoteShell shell) {
        this.shell = shell;
    }

    /** @param pid of its first process, on its machine */
    record State(long pid, boolean running, boolean killedForMemory) {}

    State state() throws CloudException, InterruptedException {
        List<String> words = TargetScripts.words(shell.read(TargetScripts.state(), LIMIT));
        return new State(
                Long.parseLong(words.get(0)), Boolean.parseBoolean(words.get(1)), Boolean.parseBoolean(words.get(2)));
    }

    List<String> log() throws CloudException, InterruptedException {
        return shell.read(TargetScripts.log(ALL_LINES), LIMIT).lines().toList();
    }

    /** For the hint of a problem. */
    String lastWords() throws InterruptedException {
        try {
            List<String> lines = shell.read(TargetScripts.log(LAST_LINES), LIMIT)
                    .strip()
                    .lines()
                    .toList();
            return lines.isEmpty() ? "it wrote nothing" : "it wrote last:\n" + String.join("\n", lines);
        } catch (CloudException e) {
            return "what it wrote could not be read: " + e.problems().getFirst();
        }
    }

    void remove() throws CloudException, InterruptedException {
        shell.run(TargetScripts.remove() + "exit 0\n", LIMIT);
    }
}
