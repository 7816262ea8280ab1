package io.tidemark.swarm.locust;

import static io.tidemark.swarm.locust.Requests.bad;
import static io.tidemark.swarm.locust.Requests.entry;
import static io.tidemark.swarm.locust.Requests.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocustFilesTest {
    private static final LocustStats FIRST = Requests.at(100, entry("GET", "/", good(1_000), good(1_000)));
    private static final LocustStats SECOND = Requests.at(
            101,
            entry("GET", "/", good(1_000, 2_000), good(2_000)),
            entry("GET", "/b", bad(Outcome.RESET, 0, 5), Stats.NONE));

    @TempDir
    private Path directory;

    @Test
    void areThereFromTheBeginning() throws IOException {
        Path prefix = directory.resolve("new/folder/run");
        LocustFiles files = new LocustFiles(prefix, false);
        assertThat(LocustFiles.at(prefix))
                .allMatch(Files::exists)
                .extracting(path -> path.getFileName().toString())
                .containsExactly("run_stats.csv", "run_stats_history.csv", "run_failures.csv", "run_exceptions.csv");
        assertThat(read("new/folder/run_stats.csv")).isEqualTo(LocustCsv.stats(LocustStats.NONE));
        assertThat(read("new/folder/run_stats_history.csv")).isEqualTo(LocustCsv.historyHeader());
        assertThat(read("new/folder/run_failures.csv")).hasLineCount(1);
        assertThat(read("new/folder/run_exceptions.csv")).hasLineCount(1);
        files.close();
    }

    /** Looked at while they are open, as after a kill. */
    @Test
    void theHistoryGrowsAndTheOthersAreOfNow() throws IOException {
        try (LocustFiles files = new LocustFiles(directory.resolve("run"), false)) {
            files.write(FIRST);
            assertThat(read("run_stats_history.csv"))
                    .isEqualTo(LocustCsv.historyHeader() + LocustCsv.history(FIRST, false));
            files.write(SECOND);
            assertThat(read("run_stats_history.csv"))
                    .isEqualTo(LocustCsv.historyHeader()
                            + LocustCsv.history(FIRST, false)
                            + LocustCsv.history(SECOND, false));
            assertThat(read("run_stats.csv")).isEqualTo(LocustCsv.stats(SECOND));
            assertThat(read("run_failures.csv")).hasLineCount(2).contains("GET,/b,reset");
            files.refresh(FIRST);
            assertThat(read("run_stats.csv")).isEqualTo(LocustCsv.stats(FIRST));
            assertThat(read("run_stats_history.csv")).hasLineCount(3);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void theFullHistoryHasARowForEachEntry() throws IOException {
        try (LocustFiles files = new LocustFiles(directory.resolve("run"), true)) {
            files.write(SECOND);
            assertThat(read("run_stats_history.csv")).hasLineCount(4);
        }
    }

    @Test
    void whatWasThereBeforeIsOverwritten() throws IOException {
        Files.writeString(directory.resolve("run_stats_history.csv"), "old\n".repeat(1_000));
        new LocustFiles(directory.resolve("run"), false).close();
        assertThat(read("run_stats_history.csv")).isEqualTo(LocustCsv.historyHeader());
    }

    @Test
    void aFolderThatIsAFileIsToldAtOnce() throws IOException {
        Files.writeString(directory.resolve("taken"), "");
        assertThatThrownBy(() -> new LocustFiles(directory.resolve("taken/run"), false))
                .isInstanceOf(IOException.class);
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }
}
