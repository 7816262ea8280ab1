package io.tidemark.testbed.cloud.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The Docker engine of this machine, by its client. Thread-safe. */
final class Engine {
    private Engine() {}

    /** What a command said, both outputs in one when it failed. */
    record Said(int exitCode, String text) {
        boolean isGood() {
            return exitCode == 0;
        }
    }

    static Process start(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Said ask(List<String> arguments) {
        Process process = start(arguments);
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String output = text(process.getInputStream());
        int exitCode = exitCode(process);
        return new Said(exitCode, (exitCode == 0 ? output : output + errors.join()).strip());
    }

    /** What it said. */
    static String demand(List<String> arguments) {
        Said said = ask(arguments);
        if (!said.isGood()) {
            throw new IllegalStateException("docker " + arguments.getFirst() + " failed: " + said.text());
        }
        return said.text();
    }

    /** Removes all containers with that label. */
    static void removeLabelled(String label) {
        List<String> ids = demand(List.of("ps", "--all", "--quiet", "--filter", "label=" + label))
                .lines()
                .toList();
        if (!ids.isEmpty()) {
            List<String> command = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            command.addAll(ids);
            // Some may have gone meanwhile.
            ask(command);
        }
    }

    static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
