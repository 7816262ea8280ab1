package io.tidemark.experiment.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.file.ExperimentReader;
import io.tidemark.experiment.file.Given;
import io.tidemark.experiment.load.LoadChannel;
import io.tidemark.experiment.load.LoadObserver;
import io.tidemark.experiment.policy.MultiStepPolicy;
import io.tidemark.experiment.policy.MultivariableExplorerPolicy;
import io.tidemark.experiment.reporter.ConsoleReporter;
import io.tidemark.experiment.reporter.CsvReporter;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.session.Ending;
import io.tidemark.experiment.session.Session;
import io.tidemark.experiment.session.SessionListener;
import io.tidemark.experiment.session.SessionSettings;
import io.tidemark.functions.time.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that need no more than this machine, with shorter loads. */
class LoadExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLES = ROOT.resolve("examples").resolve("experiments");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<ComponentType<?>> TYPES = List.of(
            LoadChannel.TYPE,
            HostChannel.TYPE,
            LoadObserver.TYPE,
            HostObserver.TYPE,
            MultiStepPolicy.TYPE,
            MultivariableExplorerPolicy.TYPE,
            ConsoleReporter.TYPE,
            CsvReporter.TYPE);

    @TempDir
    private Path results;

    @BeforeEach
    void needsLinux() {
        assumeThat(Path.of("/proc/self/stat")).as("needs Linux").exists();
    }

    @Test
    void aServiceAsItsRateRises() throws Exception {
        Ending ending = run(
                EXAMPLES.resolve("load.yml"),
                "command=" + JAVA + " {{shop}} --servers 4 --service 20",
                "highest=100",
                "duration=2s",
                "warm_up=1s",
                "invalid=keep");
        List<Point> points = ending.results().points();
        assertThat(points)
                .extracting(point -> point.number("rate", 0))
                .as(String.valueOf(ending.troubles()))
                .containsExactly(50.0, 100.0);
        for (Point point : points) {
            double p50 = point.values("p50").getFirst();
            assertThat(p50).as("a request takes 20 ms").isGreaterThanOrEqualTo(19.9);
            assertThat(point.values("p99").getFirst()).isGreaterThanOrEqualTo(p50);
            assertThat(point.values("throughput")).hasSize(1);
            assertThat(point.values("failures")).hasSize(1);
            assertThat(point.values("cpu")).isNotEmpty();
        }
        assertThat(ending.troubles()).isEmpty();
        assertThat(results.resolve("load.csv")).isNotEmptyFile();
    }

    @Test
    void typesOfMachinesAndRates() throws Exception {
        String image = ShopImage.require();
        String text = Files.readString(EXAMPLES.resolve("instance-types.yml"))
                .replace("[t3.nano, t3.small, c7i.xlarge]", "[t3.micro, t3.small]")
                .replace("[20, 60, 120]", "[10, 20]");
        Path file = Files.writeString(results.resolve("types.yml"), text);
        Ending ending = run(file, "image=" + image, "duration=2s", "warm_up=1s", "invalid=keep");
        List<Point> points = ending.results().points();
        assertThat(points)
                .extracting(point -> point.parameters().get("instance_type") + " " + point.number("rate", 0))
                .as(String.valueOf(ending.troubles()))
                .containsExactly("t3.micro 10.0", "t3.micro 20.0", "t3.small 10.0", "t3.small 20.0");
        for (Point point : points) {
            assertThat(point.values("p99")).hasSize(1);
            assertThat(point.values("failures")).hasSize(1);
            assertThat(point.values("memory")).isNotEmpty();
        }
        assertThat(ending.troubles()).isEmpty();
        try (var hosts = Files.list(results.resolve("hosts"))) {
            assertThat(hosts).as("each type is started once").hasSize(2);
        }
    }

    private Ending run(Path file, String... definitions) throws Exception {
        Experiment experiment =
                new ExperimentReader(TYPES).read(List.of(file), new Given(List.of(definitions), List.of(), false));
        assertThat(experiment.warnings()).isEmpty();
        SessionSettings settings = new SessionSettings(8, 30, EXAMPLES, results, false);
        return new Session(
                        experiment,
                        settings,
                        new SystemClock(),
                        Map.<String, String>of()::get,
                        new SessionListener() {})
                .run();
    }
}
