package io.tidemark.sizing.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.Launch;
import io.tidemark.sizing.host.ReadyCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts are carried out by a real shell; programs that only a target's machine has write down how they are called. */
class TargetScriptsTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private Path calls;

    @BeforeEach
    void makePrograms() throws IOException {
        calls = directory.resolve("calls");
        Files.writeString(calls, "");
        program(
                "docker",
                "case $1 in inspect) cat \"$(dirname \"$0\")/inspected\" ;; login) cat >\"$(dirname \"$0\")/password\" ;; esac");
        program("aws", "echo secret");
        program("shutdown", "");
        inspected("true");
    }

    private void program(String name, String does) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(
                file,
                "#!/bin/sh\n{ printf %s " + name + "; printf ' [%s]' \"$@\"; echo; } >>'" + calls + "'\n" + does
                        + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void inspected(String text) throws IOException {
        Files.writeString(directory.resolve("inspected"), text + "\n");
    }

    private record Ended(int code, String out) {}

    private Ended run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        builder.environment().compute("PATH", (_, path) -> directory + ":" + path);
        Process shell = builder.start();
        String out = new String(shell.getInputStream().readAllBytes(), UTF_8);
        return new Ended(shell.waitFor(), out);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    @Test
    void wordsReachDockerAsTheyAre() throws Exception {
        String tricky = "it's $HOME; `id` \"x\" \\ *";
        DockerSettings container = DockerSettings.of("shop:1", 80, Launch.loggingTo(directory))
                .withEnvironment(Map.of("MOTTO", tricky))
                .withOptions(List.of("--user", "1000"))
                .withCommand(List.of("serve", tricky));
        assertThat(run(TargetScripts.start(container)).code()).isZero();
        assertThat(calls())
                .containsExactly(
                        "docker [rm] [--force] [--volumes] [tidemark-target]",
                        "docker [run] [--detach] [--network] [host] [--name] [tidemark-target] [--env] [MOTTO=" + tricky
                                + "] [--user] [1000] [shop:1] [serve] [" + tricky + "]");
    }

    @Test
    void imagesOfOthersArePulledAsAnybody() throws Exception {
        assertThat(run(TargetScripts.pull("docker.io/library/nginx:1")).code()).isZero();
        assertThat(calls()).containsExactly("docker [pull] [--quiet] [docker.io/library/nginx:1]");
    }

    @Test
    void imagesOfTheAccountArePulledWithTheRoleOfTheMachine() throws Exception {
        String registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
        assertThat(run(TargetScripts.pull(registry + "/shop:1")).code()).isZero();
        assertThat(calls())
                .containsExactly(
                        "aws [ecr] [get-login-password] [--region] [eu-west-1]",
                        "docker [login] [--username] [AWS] [--password-stdin] [" + registry + "]",
                        "docker [pull] [--quiet] [" + registry + "/shop:1]");
        assertThat(directory.resolve("password")).hasContent("secret");
    }

    @Test
    void withoutAPasswordNothingIsPulled() throws Exception {
        program("aws", "echo 'not authorized' >&2; exit 254");
        Ended ended = run(TargetScripts.pull("123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("not authorized");
        assertThat(calls()).hasSize(1);
    }

    @Test
    void aPortThatIsOpenIsReady() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ReadyCheck check = new ReadyCheck.Connect(SECOND);
            assertThat(run(TargetScripts.awaitReady(HOST, server.getLocalPort(), check))
                            .code())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 404})
    void anAnswerBelow500IsReady(int status) throws Exception {
        assertThat(knock(status).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void anotherAnswerIsNotAndIsSaid(int status) throws Exception {
        Ended ended = knock(status);
        assertThat(ended.code()).isEqualTo(TargetScripts.NOT_READY);
        assertThat(ended.out()).startsWith("GET /health answers HTTP/1.1 " + status);
    }

    private Ended knock(int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return run(TargetScripts.awaitReady(
                    HOST, server.getAddress().getPort(), new ReadyCheck.Answer("/health", SECOND)));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPortThatStaysClosedIsGivenUp() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        Ended ended = run(TargetScripts.awaitReady(HOST, port, new ReadyCheck.Connect(SECOND)));
        assertThat(ended.code()).isEqualTo(TargetScripts.NOT_READY);
        assertThat(ended.out()).contains("refused");
    }

    @Test
    void aTargetThatHasEndedIsNotWaitedFor() throws Exception {
        inspected("false");
        Ended ended = run(TargetScripts.awaitReady(HOST, 1, new ReadyCheck.Connect(Duration.ofHours(1))));
        assertThat(ended.code()).isEqualTo(TargetScripts.HAS_ENDED);
        assertThat(calls()).hasSize(2).last().asString().contains("State.ExitCode");
    }

    @Test
    void dockerIsWaitedForNoLongerThanItMayTake() throws Exception {
        program("docker", "echo 'Cannot connect to the Docker daemon'; exit 1");
        Ended ended = run(TargetScripts.awaitDocker(SECOND));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("Cannot connect to the Docker daemon");
        program("docker", "");
        assertThat(run(TargetScripts.awaitDocker(Duration.ofHours(1))).code()).isZero();
    }

    @Test
    void theEndOfAMachineIsPutOffNowAndForLaterStarts() throws Exception {
        Path again = directory.resolve("per-boot/tidemark-end");
        String script = TargetScripts.liveFor(Duration.ofMinutes(90))
                .replace("/var/lib/cloud/scripts/per-boot/tidemark-end", again.toString());
        assertThat(run(script).code()).isZero();
        assertThat(calls()).containsExactly("shutdown [-c]", "shutdown [-h] [+90]");
        assertThat(run(again.toString()).code()).isZero();
        assertThat(calls().getLast()).isIn("shutdown [-h] [+89]", "shutdown [-h] [+90]");
    }
}
