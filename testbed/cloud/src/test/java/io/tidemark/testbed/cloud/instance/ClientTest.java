package io.tidemark.testbed.cloud.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
