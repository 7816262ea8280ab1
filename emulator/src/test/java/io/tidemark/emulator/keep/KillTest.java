package io.tidemark.emulator.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that has the folder is killed, as it can happen to any. */
class KillTest {
    static final int APPS = 40;
    private static final int KILLS = 3;
    private static final int SNAPSHOTS = 5;

    @TempDir
    private Path path;

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        Map<Integer, Long> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            loadAndKill(acknowledged);
            Map<AppKey, Standing> restored = restored();
            assertThat(restored).hasSize(APPS);
            assertThat(acknowledged).hasSize(APPS);
            acknowledged.forEach((app, events) -> {
                Standing standing = restored.get(Model.app(app));
                assertThat(standing.events()).as("app %d", app).isBetween(events, events + 1);
                assertThat(standing).isEqualTo(Model.after(Model.app(app), standing.events()));
            });
        }
    }

    @Test
    void theFolderOfALivingProcessIsRefusedAndThatOfADeadOneIsNot() throws Exception {
        Process process = new ProcessBuilder(KeepProgram.command(path, "hold"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("holding");
            assertThatThrownBy(this::restored)
                    .isInstanceOf(FolderRefusedException.class)
                    .hasMessageStartingWith("another emulator (process " + process.pid() + ") uses the folder");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(restored()).isEmpty();
    }

    /** A limit of the size of files is like a full disk: the last record is half written. */
    @Test
    void whenNothingMoreCanBeWrittenTheProcessLivesAndTheNextSnapshotHasAll() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "needs a shell");
        assertThat(restored()).isEmpty();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 64 && exec \"$@\"", "sh"));
        command.addAll(KeepProgram.command(path, "fill"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo(StateFile.journal(2).in(path) + ": File too large");
            long events = Long.parseLong(said.readLine());
            assertThat(said.readLine()).isEqualTo("holding");
            Recovery before = Recovery.of(path, "oco");
            assertThat(before.standings())
                    .containsExactly(Map.entry(Model.app(1), Model.after(Model.app(1), events - 1)));
            assertThat(before.notes()).hasSize(2);

            process.outputWriter().append('\n').flush();
            assertThat(said.readLine()).isEqualTo("Optional.empty");
            assertThat(said.readLine()).isEqualTo("holding");
            assertThat(Recovery.of(path, "oco").standings())
                    .isEqualTo(Map.of(
                            Model.app(1), Model.after(Model.app(1), events),
                            Model.app(2), Model.after(Model.app(2), 1),
                            Model.app(3), Model.after(Model.app(3), 1)));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Not before every application has changed, and some snapshots were made. */
    private void loadAndKill(Map<Integer, Long> acknowledged) throws IOException, InterruptedException {
        Set<String> changed = new HashSet<>();
        int snapshots = 0;
        Process process = new ProcessBuilder(KeepProgram.command(path, "load"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split(" ", -1);
                if (line.equals("snapshot")) {
                    snapshots++;
                } else if (words.length == 2 && !words[1].isEmpty()) {
                    // The last line may be cut off, and say too little, which does no harm.
                    acknowledged.merge(Integer.parseInt(words[0]), Long.parseLong(words[1]), Math::max);
                    changed.add(words[0]);
                }
                if (changed.size() == APPS && snapshots >= SNAPSHOTS) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as("killed").isEqualTo(128 + 9);
    }

    private Map<AppKey, Standing> restored() throws IOException {
        try (StateFolder folder = StateFolder.open(path, "oco", false)) {
            return folder.restored();
        }
    }
}
