package io.tidemark.deployment.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCodeTest {
    @TempDir
    private Path directory;

    @Test
    void itsKeyIsItsDigest() throws Exception {
        Path file = Files.writeString(directory.resolve("a.zip"), "abc");
        assertThat(WorkerCode.of(file).key())
                .isEqualTo("code/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.zip");
    }
}
