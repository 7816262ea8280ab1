package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.swarm.SwarmOrder;
import io.tidemark.cli.swarm.SwarmOrder.CsvFiles;
import io.tidemark.cli.swarm.SwarmOrder.Headless;
import io.tidemark.cli.swarm.SwarmOrder.Page;
import io.tidemark.core.plan.Load;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.swarm.access.AccessSettings;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.live.MissingPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SwarmOptionsTest {
    private static final Phase RAMP =
            new Phase("ramp", new Shape.Ramp(new Level(0), Level.of(100), Duration.ofSeconds(10)), false);

    @TempDir
    private Path directory;

    @BeforeEach
    void writePlans() throws IOException {
        Files.writeString(directory.resolve("p.yml"), """
                target: http://127.0.0.1:8080
                load: {users: 30, duration: 1m, pause: 2s, stagger: 3s, seed: 9}
                """);
        Files.writeString(directory.resolve("rate.yml"), """
                target: http://127.0.0.1:8080
                load: {rate: 30/s, duration: 1m}
                """);
    }

    @Test
    void aPlanAloneIsLedFromAPageThatOnlyThisMachineReaches() throws ProblemsException {
        SwarmOrder order = order("p.yml");
        assertThat(order.way()).isEqualTo(new Page(AccessSettings.at("127.0.0.1:8089"), true, false, Optional.empty()));
        assertThat(order.plan().load().phases()).hasSize(1);
        assertThat(order.missing()).isEqualTo(MissingPolicy.RESPREAD);
        assertThat(order.expectedWorkers()).isZero();
        assertThat(order.csv()).isEmpty();
        assertThat(order.settings().workers()).isEqualTo(1);
        assertThat(order.settings().show()).isEqualTo(Show.PROGRESS);
    }

    @Test
    void thePageIsWhereAndWhatOneSays() throws ProblemsException {
        SwarmOrder order = order("p.yml --bind 0.0.0.0:0 --certificate cert.pem --key key.pem --password-file pass "
                + "--certificate-password-file opens --viewer-password-file look --host-name a --host-name b "
                + "--no-watch --autostart -u 100 -r 10 --missing hold --workers 4 --expect-workers 3 --csv out/x");
        assertThat(order.way())
                .isEqualTo(new Page(
                        new AccessSettings(
                                "0.0.0.0:0",
                                List.of("a", "b"),
                                Optional.of(directory.resolve("cert.pem")),
                                Optional.of(directory.resolve("key.pem")),
                                Optional.of(directory.resolve("opens")),
                                Optional.of(directory.resolve("pass")),
                                Optional.of(directory.resolve("look"))),
                        false,
                        true,
                        Optional.of(new Aim(Level.of(100), Duration.ofSeconds(10)))));
        assertThat(order.plan().load().phases()).as("as the file has it").hasSize(1);
        assertThat(order.missing()).isEqualTo(MissingPolicy.HOLD);
        assertThat(order.expectedWorkers()).isEqualTo(3);
        assertThat(order.csv()).contains(new CsvFiles(directory.resolve("out/x"), false));
    }

    /** Locust calls them so. */
    @Test
    void theCertificateHasOtherNames() throws ProblemsException {
        assertThat(order("p.yml --tls-cert c --tls-key k").way())
                .isEqualTo(order("p.yml --tls-certificate c --key k").way());
    }

    @Test
    void aUrlOrHostReplacesTheTarget() throws ProblemsException {
        for (String other :
                List.of("p.yml http://10.0.0.9:99", "p.yml --host 10.0.0.9:99", "-H http://10.0.0.9:99 p.yml")) {
            SwarmOrder order = order(other + " --name night");
            assertThat(order.plan().targets()).containsExactly(URI.create("http://10.0.0.9:99"));
            assertThat(order.plan().name()).isEqualTo("night");
        }
    }

    /** The page reads the file again, with the same put over it. */
    @Test
    void theFileCanBeReadAgain() throws Exception {
        SwarmOrder order = order("p.yml http://10.0.0.9");
        Files.writeString(directory.resolve("p.yml"), "target: http://127.0.0.1\nload: {users: 7, duration: 1s}\n");
        assertThat(order.file().read(order.file().text())).satisfies(plan -> {
            assertThat(plan.targets()).containsExactly(URI.create("http://10.0.0.9"));
            assertThat(plan.load().phases().getFirst().shape().highest()).isEqualTo(Level.of(7));
        });
    }

    @Test
    void headlessAloneFollowsThePlan() throws ProblemsException {
        SwarmOrder order = order("p.yml --headless");
        assertThat(order.way()).isEqualTo(Headless.PLAIN);
        assertThat(order.plan().load().duration()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "--headless -u 100 -r 10 -t 5m",
        "--no-web -c 100 -r 10 -t 300",
        "--no-web --clients 100 --hatch-rate 10 --run-time 300s",
        "--headless --users 100 --spawn-rate 10.0 --run-time 5m0s"
    })
    void usersComeAtTheirRateAndStay(String arguments) throws ProblemsException {
        assertThat(order("p.yml " + arguments).plan().load()).isInstanceOfSatisfying(Load.Users.class, load -> {
            assertThat(load.phases())
                    .containsExactly(
                            RAMP, new Phase("main", new Shape.Constant(Level.of(100), Duration.ofSeconds(290)), false));
            assertThat(load.pause()).hasToString("Fixed[duration=PT2S]");
            assertThat(load.stagger()).isZero();
            assertThat(load.seed()).isEqualTo(9);
        });
    }

    @Test
    void whatLocustDoesWithoutItsOptionsIsDoneHere() throws ProblemsException {
        assertThat(order("p.yml --headless -t 1h").plan().load().phases())
                .as("the plan's users, one each second")
                .containsExactly(
                        new Phase("ramp", new Shape.Ramp(new Level(0), Level.of(30), Duration.ofSeconds(30)), false),
                        new Phase("main", new Shape.Constant(Level.of(30), Duration.ofSeconds(3570)), false));
        assertThat(order("p.yml --headless -u 2").plan().load().duration()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void theOtherOptionsOfLocustAreUnderstood() throws ProblemsException {
        SwarmOrder order = order(
                "p.yml --headless -u 100 -r 10 -t 90 --reset-stats --only-summary --csv run --csv-full-history "
                        + "--exit-code-on-error 3 -s 5 --html at-{u}-{r}-{t}.html --expect-slaves 4 --json --autostart");
        assertThat(order.way())
                .isEqualTo(new Headless(
                        3,
                        false,
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of(directory.resolve("at-100-10-1m30s.html"))));
        assertThat(order.csv()).contains(new CsvFiles(directory.resolve("run"), true));
        assertThat(order.plan().load().phases().getFirst().warmUp()).isTrue();
        assertThat(order.expectedWorkers()).isEqualTo(4);
        assertThat(order.settings().workers()).isEqualTo(4);
        assertThat(order.settings().show()).isEqualTo(Show.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://h | PLAN.yml = http://h: must be a plan file, whose name ends in .yml, .yaml or .json",
                "none.yml | there is no such file",
                "p.yml h/path | URL = /path: must have no path beside a plan file",
                "p.yml h --host i | --host: cannot be together with a URL",
                "p.yml --headless --bind 0.0.0.0:1 | --bind: is for the page (leave --headless out)",
                "p.yml --headless --no-watch | --no-watch: is for the page",
                "p.yml --run-time 5s | --run-time: is for --headless (add --headless)",
                "p.yml --html x.html | --html: is for --headless",
                "p.yml --reset-stats | --reset-stats: is for --headless",
                "p.yml --headless --reset-stats | --reset-stats: needs --users, --spawn-rate or --run-time",
                "p.yml -u 5 | --users = 5: is for --headless or --autostart",
                "p.yml --requests | --requests: is for --headless",
                "rate.yml --headless -u 5 | --users: is for a plan of users, and this one offers a rate",
                "rate.yml --headless -t 5s | --run-time: is for a plan of users, and this one offers a rate",
                "p.yml --headless -u 0 | --users = 0: must be a whole number from 1 to 1000000",
                "p.yml --headless -r 0 | --spawn-rate = 0: must be a number > 0",
                "p.yml --headless -t soon | --run-time = soon: must be a duration such as 500ms, 5s, 1m30s or 1h",
                "p.yml --headless -t 0 | --run-time = 0: must be more than 0s and at most 7d",
                "p.yml --headless -t 8d | --run-time = 8d: must be more than 0s and at most 7d",
                "p.yml --headless -s x | --stop-timeout = x: must be a duration",
                "p.yml --headless --exit-code-on-error 256 | --exit-code-on-error = 256: must be a whole number from 0 to 255",
                "p.yml --csv-full-history | --csv-full-history: needs --csv (it is about one of its files)",
                "p.yml --csv out/ | --csv = out/: must be the beginning of files' names (such as out/run for out/run_stats.csv)",
                "p.yml --missing ignore | --missing = ignore: must be respread or hold",
                "p.yml --expect-workers 0 | --expect-workers = 0: must be a whole number from 1 to 1000",
                "p.yml --expect-workers 3 -w 2 | --expect-workers = 3: must not be more than --workers",
                "p.yml --json --quiet | --json: cannot be together with --quiet",
                "p.yml --max-cost 5 | --max-cost = 5: is for --fleet lambda",
            })
    void mistakesAreTold(String arguments, String problem) {
        assertThat(problems(arguments)).anyMatch(text -> text.contains(problem));
    }

    @Test
    void allMistakesAreToldAtOnceWithThoseOfTheFile() throws IOException {
        Files.writeString(directory.resolve("bad.yml"), "target: http://h\nload: {usrs: 5, duration: 3}\n");
        assertThat(problems("bad.yml --headless --bind 0.0.0.0 --workers 0 --missing x"))
                .anyMatch(text -> text.startsWith("line 2: load.usrs"))
                .anyMatch(text -> text.contains("--bind: is for the page"))
                .anyMatch(text -> text.contains("--workers = 0"))
                .anyMatch(text -> text.contains("--missing = x"));
    }

    private SwarmOrder order(String arguments) throws ProblemsException {
        return CommandLine.populateCommand(new SwarmOptions(), arguments.split(" "))
                .order(directory);
    }

    private List<String> problems(String arguments) {
        try {
            order(arguments);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
