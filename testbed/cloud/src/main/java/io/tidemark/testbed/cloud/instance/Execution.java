package io.tidemark.testbed.cloud.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A script that runs on a machine. Its outputs are files. */
public final class Execution {
    private final Instance instance;
    private final String place;
    private final Path directory;
    private final Process process;

    private Execution(Instance instance, String place, Path directory, Process process) {
        this.instance = instance;
        this.place = place;
        this.directory = directory;
        this.process = process;
    }

    /** @param id of the command, which has not been there before */
    public static Execution start(Instance instance, String id, String script) {
        Path directory = instance.disk().command(id, script);
        String place = Disk.DATA + "/commands/" + id;
        Process process = Engine.start(List.of("exec", instance.container(), "sh", Disk.DATA + "/agent", place));
        return new Execution(instance, place, directory, process);
    }

    /** When it has ended, with its exit code, or when its machine has. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends the script and all processes that it has started, but for those that have left its group. */
    public void kill() {
        Engine.ask(List.of(
                "exec",
                instance.container(),
                "sh",
                "-c",
                "while ! [ -s " + place + "/pid ]; do sleep 0.01; done; kill -KILL -$(cat " + place + "/pid)"));
    }

    /** What it has printed so far. */
    public String output() {
        return read("out");
    }

    /** What it has printed to its standard error so far. */
    public String errors() {
        return read("err");
    }

    private String read(String name) {
        try {
            Path file = directory.resolve(name);
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
