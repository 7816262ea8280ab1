package io.tidemark.cli.emulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The command docker. */
final class Docker {
    private Docker() {}

    /** What it prints, without the line's end; that it goes well is part of it. */
    static String run(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", words) + "\n" + output)
                .isZero();
        return output.strip();
    }

    /** Until the container has become so; it must not end before. */
    static void awaitHealth(String container, String health) throws IOException, InterruptedException {
        Process process = start("events", "--since", "1", "--filter", "container=" + container);
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains("health_status: " + health)) {
                assertThat(line).as(run("logs", container)).doesNotContain("container die");
                line = lines.readLine();
            }
            assertThat(line).as(health).isNotNull();
        } finally {
            process.destroy();
        }
    }

    private static Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
