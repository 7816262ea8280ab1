package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.sizing.probe.proc.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GlancesCsvTest {
    private static final String CONTAINER_3 = "tidemark-probe-look";
    private static final Offset<Double> CLOSE = within(1e-6);

    @Test
    void aFileOfVersion3IsRead() throws IOException {
        GlancesCsv csv = new GlancesCsv(CONTAINER_3);
        List<Map<Metric, Double>> rows = rows(csv, Recorded.text("glances-3.csv"));

        assertThat(rows).hasSize(7);
        Map<Metric, Double> row = rows.get(2);
        assertThat(row.get(Metric.HOST_CPU)).isCloseTo(0.97, CLOSE);
        assertThat(row.get(Metric.HOST_BUSIEST_CORE)).isCloseTo(0.99, CLOSE);
        assertThat(row.get(Metric.HOST_MEMORY_USED)).isEqualTo(25_276_518_400.0 - 24_209_342_464.0);
        assertThat(row.get(Metric.HOST_DISK_WRITE)).isCloseTo(25_284_608 / 2.000383138656616, CLOSE);
        assertThat(row.get(Metric.HOST_NETWORK_IN)).isZero();
        assertThat(row.get(Metric.TARGET_CPU)).isCloseTo(0.3100150373737374, CLOSE);
        assertThat(row.get(Metric.TARGET_MEMORY)).isEqualTo(1_081_344);
        assertThat(row).doesNotContainKeys(Metric.TARGET_DISK_READ, Metric.TARGET_CPU_LIMIT);
        assertThat(csv.hasSeenContainer()).isTrue();
        assertThat(csv.problems()).isEmpty();
    }

    @Test
    void aFileOfVersion4IsRead() throws IOException {
        GlancesCsv csv = new GlancesCsv("web_1");
        Map<Metric, Double> row = rows(csv, Recorded.text("glances-4.csv")).getFirst();

        assertThat(row.get(Metric.HOST_CPU)).isCloseTo(0.40, CLOSE);
        assertThat(row.get(Metric.HOST_CPU_SYSTEM)).isCloseTo(0.09, CLOSE);
        assertThat(row.get(Metric.HOST_CPU_STEAL)).isCloseTo(0.04, CLOSE);
        assertThat(row)
                .containsEntry(Metric.HOST_BUSIEST_CORE, 0.8)
                .containsEntry(Metric.HOST_NETWORK_IN, 500.0)
                .containsEntry(Metric.HOST_NETWORK_OUT, 600.0)
                .containsEntry(Metric.HOST_DISK_READ, 4000.0)
                .containsEntry(Metric.TARGET_CPU, 0.615)
                .containsEntry(Metric.TARGET_CPU_LIMIT, 0.75)
                .containsEntry(Metric.TARGET_MEMORY, 48e6)
                .containsEntry(Metric.TARGET_MEMORY_LIMIT, 64e6)
                .containsEntry(Metric.TARGET_DISK_WRITE, 200.0)
                .containsEntry(Metric.TARGET_NETWORK_OUT, 400.0);
    }

    @Test
    void allOfTheMachineIsNoLimit() throws IOException {
        Map<Metric, Double> row =
                rows(new GlancesCsv("web_1"), Recorded.text("glances-4.csv")).getLast();

        assertThat(row).doesNotContainKeys(Metric.TARGET_CPU_LIMIT, Metric.TARGET_MEMORY_LIMIT);
        assertThat(row).containsEntry(Metric.TARGET_MEMORY, 50e6).doesNotContainKey(Metric.TARGET_NETWORK_IN);
    }

    @Test
    void rowsThatDoNotFitTheHeaderAreSkippedAndCounted() {
        GlancesCsv csv = new GlancesCsv("");
        List<Map<Metric, Double>> rows = rows(csv, """
                2026-11-20 22:38:08,1.0,eth0,5
                timestamp,cpu_user,network_eth0_interface_name,network_eth0_rx
                2026-11-20 22:38:09,10.0,eth0,5
                2026-11-20 22:38:10,20.0
                2026-11-20 22:38:11,20.0,eth0,5,6
                2026-11-20 22:38:12,20.0,docker0,5
                2026-11-20 22:38:13,30.0,eth0,5
                """);

        assertThat(rows).extracting(row -> row.get(Metric.HOST_CPU_USER)).containsExactly(0.1, 0.3);
        assertThat(csv.problems()).singleElement().asString().startsWith("4 rows of Glances were skipped");
    }

    @Test
    void rowsThatAreNoNumbersAreSkippedAndCounted() {
        GlancesCsv csv = new GlancesCsv("");
        List<Map<Metric, Double>> rows = rows(csv, """
                timestamp,cpu_user
                2026-11-20 22:38:09,busy
                2026-11-20 22:38:10,-5
                2026-11-20 22:38:11,"1
                2026-11-20 22:38:12,nan
                2026-11-20 22:38:13,
                """);

        assertThat(rows).containsExactly(Map.of());
        assertThat(csv.problems()).singleElement().asString().startsWith("4 rows of Glances were skipped");
    }

    @Test
    void aRepeatedHeaderMayChangeTheColumns() {
        GlancesCsv csv = new GlancesCsv("");
        List<Map<Metric, Double>> rows = rows(csv, """
                timestamp,cpu_user,cpu_system
                2026-11-20 22:38:09,10.0,1.0
                timestamp,cpu_system,cpu_user
                2026-11-20 22:38:10,2.0,20.0
                """);

        assertThat(rows).extracting(row -> row.get(Metric.HOST_CPU_USER)).containsExactly(0.1, 0.2);
        assertThat(csv.problems()).isEmpty();
    }

    @Test
    void columnsWithoutTheirPluginAreNotGuessed() {
        GlancesCsv csv = new GlancesCsv("");

        assertThat(rows(csv, "timestamp,total,user\n2026-11-20 22:38:09,1,2\n")).isEmpty();
        assertThat(csv.problems()).first().asString().contains("not known");
    }

    @Test
    void quotedCellsMayHoldCommasAndQuotes() {
        assertThat(CsvLine.parse("a,\"b,\"\"c\"\"\",")).contains(List.of("a", "b,\"c\"", ""));
        assertThat(CsvLine.parse("a,\"b")).isEmpty();
    }

    private static List<Map<Metric, Double>> rows(GlancesCsv csv, String text) {
        return text.lines().map(csv::next).flatMap(Optional::stream).toList();
    }
}
