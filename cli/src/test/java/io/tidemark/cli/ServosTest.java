package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.FleetRunner;
import io.tidemark.cli.run.RunArchive;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.emulator.serve.Emulator;
import io.tidemark.emulator.serve.EmulatorSettings;
import io.tidemark.emulator.serve.Membership;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.server.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of many servos against the emulator: both sides must have counted the same. */
@Timeout(120)
class ServosTest {
    private static final int SERVOS = 300;
    private static final Pattern CYCLES =
            Pattern.compile("\\{\"n\":(\\d+),\"average\":[\\d.]+,\"min\":(\\d+),\"max\":(\\d+)}");

    @TempDir
    private Path directory;

    @Test
    void theEmulatorAndTheRunHaveCountedTheSame() throws IOException, InterruptedException {
        try (Emulator emulator = Emulator.start(settings(), new SystemClock(), note -> {})) {
            URI url = URI.create("http://127.0.0.1:" + emulator.port());
            Path plan = directory.resolve("servos.yml");
            Files.writeString(
                    plan,
                    Files.readString(Path.of("../examples/servos.yml"))
                            .replace("http://127.0.0.1:8080", url.toString()));
            TestSurroundings surroundings = new TestSurroundings(directory);
            Surroundings machine = surroundings.build();
            BuildInfo build = BuildInfo.load();
            Cli cli = new Cli(
                    machine, new FleetRunner(machine.environment(), machine.clock(), build), new RunArchive(), build);

            int code = cli.execute(
                    "burst",
                    plan.toString(),
                    "--users",
                    SERVOS + "",
                    "--duration",
                    "8s",
                    "--stagger",
                    "1s",
                    "--workers",
                    "2",
                    "--out",
                    "run");

            // On a busy machine the run may be invalid; it is complete all the same.
            assertThat(code).as(surroundings.out() + surroundings.err()).isIn(0, ExitCode.INVALID.number());
            Run run = RunDump.read(directory.resolve("run"));
            assertThat(run.ledger().sent()).isGreaterThan(SERVOS * 8L);
            assertThat(run.ledger().good()).isEqualTo(run.ledger().sent());
            String statistics = get(url.resolve("/statistics"));
            assertThat(statistics)
                    .contains("\"accepted\":" + run.ledger().sent() + ",\"refused\":0,\"invalid\":0,")
                    .contains("\"HELLO\":{\"accepted\":" + SERVOS + ",\"refused\":0}")
                    // With what was extracted: nobody adjusts without having been told to what.
                    .doesNotContain("\"ADJUSTMENT\":{\"accepted\":0,");
            Matcher cycles = CYCLES.matcher(get(url.resolve("/")));
            assertThat(cycles.matches()).isTrue();
            assertThat(Integer.parseInt(cycles.group(1))).isEqualTo(SERVOS);
            assertThat(Long.parseLong(cycles.group(3)) - Long.parseLong(cycles.group(2)))
                    .isBetween(0L, 1L);
            assertThat(get(url.resolve("/statistics/apps?limit=1&offset=" + (SERVOS - 1))))
                    .contains("\"app\":\"app00299\"");
        }
    }

    private static EmulatorSettings settings() {
        Backend backend = BundledBackends.read("oco");
        return new EmulatorSettings(
                backend,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                2,
                new Membership(backend.apps(), SERVOS, Set.of(), true),
                false,
                FaultRule.NONE,
                1,
                Optional.empty(),
                false,
                Duration.ofSeconds(5),
                Optional.empty(),
                Limits.DEFAULT);
    }

    private static String get(URI url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
