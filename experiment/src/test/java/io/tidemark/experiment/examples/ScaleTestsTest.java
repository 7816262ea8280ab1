package io.tidemark.experiment.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.session.Ending;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The document's own example, against a program that plays Marathon. */
@Timeout(300)
class ScaleTestsTest {
    @TempDir
    private Path directory;

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void nineteenPhasesWithEveryReportersFile() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Experiment experiment = Examples.read(
                        List.of("scale-tests.yml", "marathon-stub.yml"), "marathon_port=" + freePort(), "java=" + java)
                .repeated(1);
        Path results = directory.resolve("results");

        Ending ending = Examples.run(experiment, results);

        assertThat(ending.troubles()).isEmpty();
        List<Point> points = ending.results().points();
        List<Object> rates = LongStream.rangeClosed(2, 20)
                .<Object>mapToObj(step -> step * 50)
                .toList();
        assertThat(points)
                .extracting(point -> point.parameters().get("deploymentRate"))
                .isEqualTo(rates);
        assertThat(points).extracting(point -> point.flags().get("status")).containsOnly("OK");
        // The stub takes its time with the list of what there is; nothing of a service on loopback takes a second.
        assertThat(points.stream()
                        .mapToInt(point -> point.values("responseTime").size())
                        .sum())
                .isGreaterThanOrEqualTo(5);
        assertThat(points)
                .flatExtracting(point -> point.values("responseTime"))
                .allSatisfy(value -> assertThat(value).isBetween(0.0, 5.0));

        List<String> csv = Files.readAllLines(results.resolve("results.csv"));
        assertThat(csv)
                .hasSize(20)
                .element(0)
                .isEqualTo("deploymentRate,,responseTime (mean_err),responseTime (mean_err - error),status,");
        assertThat(csv.get(1)).startsWith("100,,").endsWith(",OK,");
        assertThat(csv.get(19)).startsWith("1000,,").endsWith(",OK,");
        JsonNode dump = new JsonMapper().readTree(results.resolve("dump.json").toFile());
        assertThat(dump.get("raw")).hasSize(19);
        assertThat(dump.get("sum")).hasSize(19);
        assertThat(dump.get("meta").get("test").asText()).isEqualTo("1-app-n-instances");
        assertThat(dump.get("indicators").get("meanResponseTime").asDouble())
                .isEqualTo(ending.results().indicatorValues().get("meanResponseTime"));
        assertThat(ImageIO.read(results.resolve("plot-responseTime.png").toFile())
                        .getWidth())
                .isEqualTo(850);
    }
}
