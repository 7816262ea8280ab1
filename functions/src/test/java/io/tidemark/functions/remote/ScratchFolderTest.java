package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    private Path parent;

    @Test
    void whatADeadProcessLeftIsRemovedAndNothingElse() throws Exception {
        Process dead =
                new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-version").start();
        dead.waitFor();
        Path ofDead = left("tidemark-requests-" + dead.pid());
        Path ofLiving = left("tidemark-requests-"
                + ProcessHandle.current().parent().orElseThrow().pid());
        Path ofOthers = left("tidemark-requests-notes");
        try (ScratchFolder folder = ScratchFolder.create(parent)) {
            assertThat(folder.path()).isEmptyDirectory();
            assertThat(ofDead).doesNotExist();
            assertThat(ofLiving).isDirectoryContaining("glob:**piece-0");
            assertThat(ofOthers).isNotEmptyDirectory();
        }
    }

    @Test
    void whatThisProcessLeftBeforeIsRemoved() throws IOException {
        Path before = left("tidemark-requests-" + ProcessHandle.current().pid());
        try (ScratchFolder folder = ScratchFolder.create(parent)) {
            assertThat(folder.path()).isEqualTo(before).isEmptyDirectory();
        }
    }

    @Test
    void nothingIsLeftAfterTheEnd() throws IOException {
        try (ScratchFolder folder = ScratchFolder.create(parent)) {
            Files.createFile(folder.path().resolve("piece-0"));
        }
        assertThat(parent).isEmptyDirectory();
    }

    private Path left(String name) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.createFile(folder.resolve("piece-0"));
        return folder;
    }
}
