package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.sizing.host.Watched;
import io.tidemark.testbed.docker.TestImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A container of the test image that is removed at the end. */
final class TestContainer implements AutoCloseable {
    private final Watched.Container watched;

    private TestContainer(Watched.Container watched) {
        this.watched = watched;
    }

    static TestContainer start(List<String> options, String script) throws IOException, InterruptedException {
        String image = TestImage.require();
        String name = "tidemark-probe-" + UUID.randomUUID().toString().substring(0, 8);
        List<String> command = new ArrayList<>(List.of("docker", "run", "--detach", "--rm", "--name", name));
        command.addAll(options);
        command.addAll(List.of(image, "sh", "-c", script));
        String id = run(command);
        long pid = Long.parseLong(run(List.of("docker", "inspect", "--format", "{{.State.Pid}}", name)));
        return new TestContainer(new Watched.Container(id, name, pid));
    }

    Watched.Container watched() {
        return watched;
    }

    void kill() throws IOException, InterruptedException {
        run(List.of("docker", "kill", watched.name()));
    }

    @Override
    public void close() throws IOException {
        Process process = new ProcessBuilder("docker", "rm", "--force", watched.name())
                .redirectErrorStream(true)
                .start();
        // It has done its work when it has no more to say.
        process.getInputStream().readAllBytes();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + output);
        }
        return output;
    }
}
