package io.tidemark.aggregator.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Samples;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that are made from a run: of statistics and of seconds. */
class RunCsvTest {
    @TempDir
    private Path directory;

    @Test
    void statisticsHaveARowForEachNameAndTheTotalLast() throws IOException {
        StatsCsv.write(directory, run());
        String text = Files.readString(directory.resolve(StatsCsv.FILE));
        assertThat(text).contains("\n\"a b,c\nd%e\",0,0,0,").endsWith("200:99\n");
        List<Map<String, String>> rows = rows(StatsCsv.FILE, text.replace("\"a b,c\nd%e\"", "second"));
        assertThat(rows).extracting(row -> row.get("name")).containsExactly("home", "second", "ü", "all requests");
        Map<String, String> home = rows.getFirst();
        assertThat(home)
                .containsEntry("requests", "100")
                .containsEntry("good", "99")
                .containsEntry("bad", "1")
                .containsEntry("bad_share", "0.010000")
                .containsEntry("rate_per_s", "4.000000")
                .containsEntry("timeout", "1")
                .containsEntry("latency_p50_ms", "50.015")
                .containsEntry("latency_p99.99_ms", "100.000")
                .containsEntry("latency_max_ms", "100.000")
                .containsEntry("latency_mean_ms", "50.500000")
                .containsEntry("service_p50_ms", "")
                .containsEntry("connect_mean_ms", "0.450000")
                .containsEntry("tls_mean_ms", "");
        assertThat(rows.getLast()).containsEntry("requests", "100");
    }

    @Test
    void secondsWithoutAnythingAreRowsToo() throws IOException {
        TimelineCsv.write(directory, run());
        List<Map<String, String>> rows = rows(TimelineCsv.FILE, Files.readString(directory.resolve(TimelineCsv.FILE)));
        assertThat(rows).hasSize(9);
        assertThat(rows.get(2)).containsEntry("phase", "warm").containsEntry("sent", "100");
        assertThat(rows.get(3)).containsEntry("planned_level", "100.000000").containsEntry("latency_p50_ms", "");
        assertThat(rows.get(6)).containsEntry("phase", "main").containsEntry("latency_p99_ms", "99.007");
        assertThat(rows.get(8))
                .containsEntry("users", "30")
                .containsEntry("generator_cpu_share", "0.900000")
                .containsEntry("loop_lag_ms", "7.001");
    }

    private static Run run() {
        Timeline timeline = new Timeline();
        timeline.add(new Window(2, true, 0, stats()));
        timeline.add(new Window(6, false, 0, stats()));
        timeline.add(0, new Health(8, 10, 0, 0, 900, 1_000, 5, 0, 0, 0));
        timeline.add(1, new Health(8, 20, 0, 0, 100, 1_000, 7_001, 0, 0, 0));
        Run sample = Samples.run(1);
        return new Run(sample.info(), timeline, sample.ledger(), sample.verdict());
    }

    private static Stats stats() {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = 99;
        outcomes[Outcome.TIMEOUT.code()] = 1;
        Tally latency = new Tally();
        for (int i = 1; i <= 100; i++) {
            latency.add(i * 1_000L);
        }
        return new Stats(
                new Counts(100, 100, 0, 0, outcomes, new TreeMap<>(Map.of(200, 99L)), 5, 6),
                latency.toDistribution(),
                Stats.NONE.service(),
                Stats.NONE.lag(),
                new Moments(2, 900, 400, 500),
                Moments.NONE,
                Moments.NONE);
    }

    private static List<Map<String, String>> rows(String file, String text) {
        List<String> lines = text.lines().toList();
        String[] columns = lines.getFirst().split(",");
        assertThat(columns).as(file).doesNotHaveDuplicates();
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    assertThat(cells).as(line).hasSameSizeAs(columns);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < cells.length; i++) {
                        row.put(columns[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }
}
