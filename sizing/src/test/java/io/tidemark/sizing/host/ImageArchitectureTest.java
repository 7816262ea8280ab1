package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sizing.price.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Docker's words mean; without an engine. */
class ImageArchitectureTest {
    @TempDir
    private Path directory;

    @Test
    void dockersNamesAreUnderstood() throws IOException {
        assertThat(ImageArchitecture.of(saying("echo amd64"), "shop")).hasValue(Architecture.X86_64);
        assertThat(ImageArchitecture.of(saying("echo arm64"), "shop")).hasValue(Architecture.ARM64);
        assertThat(ImageArchitecture.of(saying("echo arm"), "shop"))
                .as("of 32 bits")
                .isEmpty();
    }

    @Test
    void theLocalImageIsAskedFor() throws IOException {
        Docker docker = saying("test \"$*\" = 'image inspect --format {{.Architecture}} shop:1' && echo arm64");
        assertThat(ImageArchitecture.of(docker, "shop:1")).hasValue(Architecture.ARM64);
    }

    @Test
    void whatIsNotHereOrCannotBeAskedRulesNothingOut() throws IOException {
        assertThat(ImageArchitecture.of(saying("echo 'No such image' >&2; echo arm64; exit 1"), "shop"))
                .isEmpty();
        assertThat(ImageArchitecture.of(new Docker("no-such-docker"), "shop")).isEmpty();
        assertThat(ImageArchitecture.of(saying("echo arm64"), "--help"))
                .as("no name of an image, but an option of docker")
                .isEmpty();
    }

    private Docker saying(String script) throws IOException {
        Path program = Files.createTempFile(directory, "docker", "");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Docker(program.toString());
    }
}
