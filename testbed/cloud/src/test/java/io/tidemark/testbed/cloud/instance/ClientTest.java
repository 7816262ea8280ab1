package io.tidemark.testbed.cloud.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.testbed.docker.TestImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a container gets this machine's docker client. */
class ClientTest {
    @Test
    void staticClientStandsAlone() {
        Client client = Client.of(Path.of("/nowhere/docker"), "\tnot a dynamic executable\n");

        assertThat(client.command()).isEqualTo("/opt/docker/docker");
        assertThat(client.mounts()).containsExactly("--volume", "/nowhere/docker:/opt/docker/docker:ro");
    }

    @Test
    void dynamicClientBringsItsLibrariesAndTheirLoader() {
        Client client = Client.of(Path.of("/nowhere/docker"), """
                \tlinux-vdso.so.1 (0x00007fe5ffee3000)
                \tlibc.so.6 => /nowhere/x86_64/libc.so.6 (0x00007fe5fd01e000)
                \t/nowhere/ld-linux-x86-64.so.2 (0x00007fe5ffee5000)
                """);

        assertThat(client.command())
                .isEqualTo("/opt/docker/lib/ld-linux-x86-64.so.2 --library-path /opt/docker/lib /opt/docker/docker");
        assertThat(client.mounts())
                .contains(
                        "/nowhere/x86_64/libc.so.6:/opt/docker/lib/libc.so.6:ro",
                        "/nowhere/ld-linux-x86-64.so.2:/opt/docker/lib/ld-linux-x86-64.so.2:ro")
                .hasSize(6);
    }

    @Test
    void dynamicProgramRunsWithoutTheContainersLibraries() throws Exception {
        TestImage.require();
        Client client = Client.of(Path.of("/bin/bash"));
        assertThat(client.mounts()).hasSizeGreaterThan(2);

        String itself = "while read -r line; do echo $line; done </proc/$$/maps";
        List<String> command = new ArrayList<>(List.of("run", "--rm"));
        command.addAll(client.mounts());
        command.addAll(List.of(TestImage.NAME, "sh", "-c", client.command() + " -c '" + itself + "'"));
        assertThat(Engine.demand(command).lines().filter(line -> line.contains(".so")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("/opt/docker/lib/"));
    }
}
