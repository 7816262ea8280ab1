package io.tidemark.aggregator.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path directory;

    @Test
    void aFileHasItsNameOnlyWhenItIsComplete() throws IOException {
        Path path = directory.resolve("name");
        try (WholeFile file = WholeFile.at(path)) {
            Files.writeString(file.draft(), "all of it");
            assertThat(path).doesNotExist();
            file.complete();
            assertThat(path).hasContent("all of it");
        }
        assertThat(path).exists();
    }

    @Test
    void anAbandonedDraftLeavesWhatWasThere() throws IOException {
        Path path = Files.writeString(directory.resolve("name"), "before");
        Path draft;
        try (WholeFile file = WholeFile.at(path)) {
            draft = Files.writeString(file.draft(), "half");
        }
        assertThat(draft).doesNotExist();
        assertThat(path).hasContent("before");
    }
}
