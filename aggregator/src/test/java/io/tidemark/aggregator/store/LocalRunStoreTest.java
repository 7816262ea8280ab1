package io.tidemark.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.run.Samples;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalRunStoreTest extends RunStoreContract {
    @Override
    protected RunStore open() {
        return new LocalRunStore(here.resolve("runs"), FakeRuns.READER);
    }

    @Test
    void runsOfOtherNamesStandWhereTheirAgeSays() throws Exception {
        Path runs = here.resolve("runs");
        FakeRuns.write(runs, "20261120-191500-3f9c", 0);
        FakeRuns.write(runs, "before-fix", 1_795_201_200_000L + 1_000);
        FakeRuns.write(runs, "20261120-191530-3f9c", 0);
        FakeRuns.write(runs, "going-on", 0);
        Files.move(runs.resolve("going-on"), runs.resolve(".running-7"));
        Files.createDirectory(runs.resolve("20261120-191531-empty"));
        Files.createDirectory(runs.resolve("data"));
        Files.writeString(runs.resolve("notes.txt"), "x");
        assertThat(store.list(50).runs())
                .extracting(StoredRun::id)
                .containsExactly("20261120-191530-3f9c", "20261120-191500-3f9c", "before-fix");
        assertThat(store.list(50).notes()).isEmpty();
    }

    /** Most runs are not even opened. */
    @Test
    void onlyThoseThatAreShownAreRead() throws Exception {
        List<String> read = new ArrayList<>();
        EntryReader counting = directory -> {
            read.add(RunFiles.name(directory));
            return FakeRuns.READER.read(directory);
        };
        for (int i = 10; i < 60; i++) {
            FakeRuns.write(here.resolve("many"), "20261120-1915" + i + "-3f9c", i);
        }
        try (RunStore many = new LocalRunStore(here.resolve("many"), counting)) {
            assertThat(many.list(3).runs()).hasSize(3);
            assertThat(many.list(3).total()).isEqualTo(50);
        }
        assertThat(read).hasSize(6).contains("20261120-191559-3f9c").doesNotContain("20261120-191510-3f9c");
    }

    @Test
    void aDamagedRunIsTold() throws Exception {
        Path run = Files.createDirectories(here.resolve("runs/20261120-191500-3f9c"));
        Files.writeString(run.resolve(RunDump.JSON), "{\"formatVersion\":1,");
        RunStore runs = new LocalRunStore(here.resolve("runs"), new BurstEntries());
        assertThat(runs.list(50).runs()).isEmpty();
        assertThat(runs.list(50).notes())
                .singleElement()
                .asString()
                .contains("run.json")
                .contains("damaged");
        assertThatThrownBy(() -> runs.find("20261120-191500-3f9c"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aSecondRunOfOneIdGoesByItsDirectory() throws Exception {
        String id = Samples.info().id();
        Path second = Files.createDirectories(here.resolve(id + "-2"));
        RunDump.write(second, Samples.run(1));
        assertThat(RunFiles.of(second, new BurstEntries()).orElseThrow().id()).isEqualTo(id + "-2");
        Path elsewhere = Files.move(second, here.resolve("result"));
        assertThat(RunFiles.of(elsewhere, new BurstEntries()).orElseThrow().id())
                .isEqualTo(id);
    }

    @Test
    void aLocalLinkIsAFile() throws Exception {
        StoredRun run = put(OLD, 1);
        assertThat(store.link(run, Duration.ofMinutes(1)))
                .hasScheme("file")
                .asString()
                .endsWith(OLD + "/report.html");
    }
}
