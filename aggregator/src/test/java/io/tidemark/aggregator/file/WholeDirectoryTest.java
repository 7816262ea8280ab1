package io.tidemark.aggregator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeDirectoryTest {
    @TempDir
    private Path here;

    @Test
    void theNameIsGivenWhenEverythingIsThere() throws IOException {
        Path target = here.resolve("a/b");
        try (WholeDirectory whole = WholeDirectory.at(target)) {
            Files.writeString(
                    Files.createDirectory(whole.draft().resolve("sub")).resolve("file"), "x");
            assertThat(target).doesNotExist();
            whole.complete();
        }
        assertThat(target.resolve("sub/file")).hasContent("x");
        assertThat(here.resolve("a")).isDirectoryContaining(path -> path.endsWith("b"));
    }

    @Test
    void whatIsNotCompletedLeavesNothing() throws IOException {
        try (WholeDirectory whole = WholeDirectory.at(here.resolve("b"))) {
            Files.writeString(whole.draft().resolve("file"), "x");
        }
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void whatADeadProcessLeftDoesNotCount() throws IOException {
        Files.writeString(WholeDirectory.at(here.resolve("b")).draft().resolve("old"), "x");
        try (WholeDirectory whole = WholeDirectory.at(here.resolve("b"))) {
            whole.complete();
        }
        assertThat(here.resolve("b")).isEmptyDirectory();
    }

    @Test
    void onlyAnEmptyDirectoryIsReplaced() throws IOException {
        Files.createDirectory(here.resolve("b"));
        Files.writeString(here.resolve("b/theirs"), "x");
        try (WholeDirectory whole = WholeDirectory.at(here.resolve("b"))) {
            assertThatThrownBy(whole::complete).isInstanceOf(IOException.class);
        }
        assertThat(here.resolve("b/theirs")).exists();
    }
}
