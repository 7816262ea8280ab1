package io.tidemark.swarm.locust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both our own table and Locust's say of a run, they say alike. */
class SameStatisticsTest {
    /** Ours, by Locust's. */
    private static final Map<String, String> EXACT = Map.of(
            "Request Count", "requests",
            "Failure Count", "bad",
            "Median Response Time", "latency_p50_ms",
            "Average Response Time", "latency_mean_ms",
            "Min Response Time", "latency_min_ms",
            "Max Response Time", "latency_max_ms");

    private static final Map<String, String> WHOLE = Map.of(
            "50%", "latency_p50_ms",
            "66%", "latency_p66_ms",
            "75%", "latency_p75_ms",
            "80%", "latency_p80_ms",
            "90%", "latency_p90_ms",
            "95%", "latency_p95_ms",
            "98%", "latency_p98_ms",
            "99%", "latency_p99_ms",
            "99.9%", "latency_p99.9_ms",
            "99.99%", "latency_p99.99_ms");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void asStatsCsvHasThem(long seed) throws IOException {
        Run run = Samples.run(seed);
        StatsCsv.write(directory, run);
        List<Map<String, String>> ours = rows(Files.readString(directory.resolve(StatsCsv.FILE)));
        List<LocustLabel> labels =
                List.of(new LocustLabel("GET", "a"), new LocustLabel("GET", "b"), new LocustLabel("GET", "c"));
        List<Map<String, String>> locusts = rows(LocustCsv.stats(new LocustReader(labels).read(run)));

        assertThat(locusts).hasSameSizeAs(ours).hasSize(4);
        for (int i = 0; i < ours.size(); i++) {
            Map<String, String> our = ours.get(i);
            Map<String, String> their = locusts.get(i);
            EXACT.forEach(
                    (column, name) -> assertThat(their.get(column)).as(column).isEqualTo(our.get(name)));
            WHOLE.forEach((column, name) -> assertThat(their.get(column))
                    .as(column)
                    .isEqualTo(new BigDecimal(our.get(name))
                            .setScale(0, RoundingMode.HALF_UP)
                            .toString()));
            double rate = Double.parseDouble(our.get("requests")) / 25;
            assertThat(Double.parseDouble(their.get("Requests/s"))).isCloseTo(rate, within(1e-6));
        }
    }

    private static List<Map<String, String>> rows(String csv) {
        // One of the names has a comma and a line feed.
        List<String> lines = csv.replace("\"a b,c\nd%e\"", "second").lines().toList();
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
