package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.testbed.cloud.instance.Instance;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/** What there is on a machine: docker, and the programs around it. */
class MachineDockerTest {
    private static final String IMAGE = "tidemark-test-base:bookworm";
    private static final String REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

    private static Rig rig;
    private static Instance machine;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        rig = Rig.start(CloudSettings.usual());
        machine = rig.online("docked");
    }

    @AfterEach
    void remove() {
        rig.run(machine, "docker rm --force --volumes tidemark-target");
        rig.cloud().machineFaults().heal("t3.small");
    }

    @AfterAll
    static void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void serviceIsReachedAtTheMachinesAddress() throws IOException {
        String serve = "$s = IO::Socket::INET->new(Listen => 5, LocalPort => 8080);"
                + " print qq(ready\\n); $| = 1; while ($c = $s->accept) { print $c $ENV{WORD}; close $c }";
        good("docker run --detach --name tidemark-target --network host --env WORD=--name=x " + IMAGE
                + " perl -MIO::Socket::INET -e '" + serve + "'");
        Eventually.answers(
                () -> rig.run(machine, "docker exec tidemark-target cat /proc/net/tcp")
                        .standardOutputContent(),
                table -> table.contains(":1F90 "));

        try (Socket socket = new Socket(machine.privateIp(), 8080)) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as("an option of docker, but a value here")
                    .isEqualTo("--name=x");
        }
    }

    @Test
    void containerIsKnownByItsNameAndLimitedAsTheTypeIs() {
        run("sleep 1000");

        assertThat(good("docker inspect --format '{{.Name}} {{.HostConfig.Memory}}' tidemark-target"))
                .isEqualTo("/tidemark-target " + (2L << 30));
        assertThat(good("docker ps --format '{{.Names}}'")).isEqualTo("tidemark-target");
        assertThat(good("docker container ls --quiet").lines()).hasSize(1);
        GetCommandInvocationResponse again =
                rig.run(machine, "docker run --detach --name=tidemark-target " + IMAGE + " true");
        assertThat(again.standardErrorContent()).contains("The container name \"/tidemark-target\" is already in use");
        assertThat(again.responseCode()).isEqualTo(125);
    }

    @Test
    void processesOfAContainerAreSeenFromTheMachine() {
        run("sleep 1000");

        String look = """
                pid=$(docker inspect --format '{{.State.Pid}}' tidemark-target)
                tr '\\0' ' ' </proc/$pid/cmdline
                [ /proc/$pid/ns/net -ef /proc/self/ns/net ] && echo shared
                path=$(sed -n 's/^[0-9]*:memory:\\|^0:://p' /proc/$pid/cgroup | head -n 1)
                ls -d /sys/fs/cgroup/memory$path /sys/fs/cgroup$path 2>/dev/null | head -n 1
                """;
        assertThat(good(look).lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("sleep 1000")
                .contains("shared");
    }

    @Test
    void logsAndExitCodesAreThoseOfTheContainer() {
        run("sh -c 'echo out; echo err >&2; exit 7'");

        assertThat(good("docker wait tidemark-target")).isEqualTo("7");
        GetCommandInvocationResponse logs = rig.run(machine, "docker logs tidemark-target");
        assertThat(logs.standardOutputContent()).isEqualTo("out\n");
        assertThat(logs.standardErrorContent()).isEqualTo("err\n");
        rig.run(machine, "docker rm tidemark-target");
        assertThat(rig.run(machine, "docker logs tidemark-target").standardErrorContent())
                .startsWith("Error response from daemon: No such container: tidemark-target\n");
    }

    @Test
    void containerMayBeKilledByTests() {
        run("sleep 1000");

        machine.killContainer("tidemark-target");

        assertThat(good("docker wait tidemark-target")).isEqualTo("137");
        assertThat(machine.containers()).hasSize(1);
    }

    @Test
    void whatTheEngineHasIsPulled() {
        assertThat(good("docker pull " + IMAGE)).contains("Image is up to date for " + IMAGE);
        assertThat(good("docker pull --quiet " + IMAGE)).isEqualTo(IMAGE);
        GetCommandInvocationResponse other = rig.run(machine, "docker pull 127.0.0.1:1/nothing:1");
        assertThat(other.responseCode()).isOne();
        assertThat(other.standardErrorContent()).contains("connection refused");
    }

    @Test
    void privateRegistryNeedsALogin() {
        Instance fresh = rig.online("registry");
        String pull = "docker pull " + REGISTRY + "/shop:1";
        assertThat(rig.run(fresh, pull).standardErrorContent())
                .contains("https://" + REGISTRY + "/v2/shop/manifests/1\": no basic auth credentials");
        String login = " | docker login --username AWS --password-stdin " + REGISTRY;
        assertThat(rig.run(fresh, "echo wrong" + login).responseCode()).isOne();
        assertThat(fresh.logins()).isEmpty();

        assertThat(rig.run(fresh, "aws ecr get-login-password --region us-east-1" + login)
                        .standardOutputContent())
                .isEqualTo("Login Succeeded\n");
        assertThat(fresh.logins()).containsExactly(REGISTRY + " AWS");
        assertThat(rig.run(fresh, pull).standardErrorContent()).doesNotContain("no basic auth credentials");
    }

    @Test
    void shutdownIsWrittenDown() {
        good("shutdown -h +120\nshutdown -c");

        assertThat(machine.shutdowns()).containsExactly("-h +120", "-c");
    }

    @Test
    void countersOfTheNetworkCardCanBeRaised() {
        machine.raise("bw_in_allowance_exceeded", 7);
        machine.raise("pps_allowance_exceeded", 8);

        assertThat(good("ethtool -S $TIDEMARK_ENA_CARDS").lines().map(String::strip))
                .contains(
                        "bw_in_allowance_exceeded: 7", "pps_allowance_exceeded: 8", "conntrack_allowance_exceeded: 0");
    }

    @Test
    void userDataInstallsDocker() {
        String script = "#!/bin/bash\nshutdown -h +5\ndnf install -y docker && systemctl enable --now docker"
                + " && touch /var/lib/cloud/scripts/per-boot/end";
        Instance machine = rig.machine("installed", Map.of("Script", script));

        Eventually.answers(() -> machine.run("ls /var/lib/cloud/scripts/per-boot"), "end"::equals);
        assertThat(machine.run("docker info --format '{{.OSType}}'")).isEqualTo("linux");
        assertThat(machine.shutdowns()).containsExactly("-h +5");
    }

    @Test
    void dockerMayNotBeThere() {
        rig.cloud().machineFaults().withoutDocker("t3.small");
        Instance bare = rig.online("bare");

        GetCommandInvocationResponse answer = rig.run(bare, "dnf install -y docker || docker info");
        assertThat(answer.responseCode()).isEqualTo(127);
        assertThat(answer.standardErrorContent()).contains("docker: not found");
        bare.install("docker", "#!/bin/sh\necho mine");
        assertThat(rig.run(bare, "docker info").standardOutputContent()).isEqualTo("mine\n");
    }

    private static void run(String command) {
        good("docker run --detach --name tidemark-target --network host " + IMAGE + " " + command);
    }

    /** What a script prints that must not fail. */
    private static String good(String script) {
        GetCommandInvocationResponse answer = rig.run(machine, script);
        assertThat(answer.standardErrorContent()).isEmpty();
        assertThat(answer.responseCode()).isZero();
        return answer.standardOutputContent().strip();
    }
}
