package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDogReportersTest {
    @TempDir
    Path directory;

    @AutoClose
    private TestStage stage;

    @AutoClose
    private DataDogServer server;

    @BeforeEach
    void open() throws Exception {
        stage = new TestStage(directory);
        server = new DataDogServer();
    }

    @Test
    void indicatorsAreSent() throws Exception {
        Reporter reporter = TestSettings.read(
                DataDogReporter.TYPE.options(), DataDogReporter.TYPE.reader(), """
                api_key: key
                app_key: another
                points:
                  - name: memory
                    indicator: meanMemoryUsage
                hostname: test.host
                url: %s
                """.formatted(server.url()));
        assertThat(reporter.report(results(), stage.stage())).containsExactly(server.url());
        assertThat(server.series()).hasSize(1);
        JsonNode series = server.series().remove();
        assertThat(series.path("metric").asText()).isEqualTo("dcos.perf.memory");
        assertThat(series.path("host").asText()).isEqualTo("test.host");
        assertThat(series.at("/points/0/0").asLong()).isEqualTo(1_499_696_999);
        assertThat(series.at("/points/0/1").asDouble()).isEqualTo(0.25);
        assertThat(series.path("tags").toString()).isEqualTo("[\"version\":\"1.0\"]".replace("\":\"", ":"));
    }

    @Test
    void anUnknownIndicatorIsToldBeforeAnythingRuns() {
        assertThatThrownBy(() -> TestSettings.read(
                        DataDogReporter.TYPE.options(),
                        DataDogReporter.TYPE.reader(),
                        "{api_key: key, points: [{name: a, indicator: meanMemory}]}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("must be the name of an indicator that is declared in config.indicators");
        assertThatThrownBy(() -> metricReporter("report: {indicators: [meanMemory]}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("must be indicators, but there is no meanMemory");
    }

    @Test
    void aWrongKeyIsTold() throws Exception {
        Reporter reporter = metricReporter("api_key: wrong");
        assertThatThrownBy(() -> reporter.report(results(), stage.stage()))
                .hasMessage("POST " + server.url() + "/api/v1/series was answered with status 403");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void figuresAreSentAtTheEnd() throws Exception {
        metricReporter("api_key: key").report(results(), stage.stage());
        assertThat(names())
                .containsExactly(
                        "dcos.perf.m.mean_err 6.0 version:1.0,a:1",
                        "dcos.perf.m.mean_err.error 0.0 version:1.0,a:1",
                        "dcos.perf.m.max 6.0 version:1.0,a:1");
    }

    @Test
    void valuesAreSentWhileItRuns() throws Exception {
        Reporter reporter = metricReporter("""
                api_key: key
                flushInterval: 10ms
                prefix: p.
                report:
                  metrics: {m: renamed}
                  raw: yes
                  summarized: no
                  indicators: [meanMemoryUsage]
                """);
        reporter.start(stage.stage());
        Event begun = stage.begin(Map.of("a", 1L));
        metric(begun, "m", 2.5);
        metric(begun, "n", 99);
        JsonNode first = server.series().poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(text(first)).isEqualTo("p.renamed 2.5 version:1.0,a:1");
        for (int i = 0; i < 500; i++) {
            metric(begun, "m", i);
        }
        reporter.report(results(), stage.stage());
        List<Double> values = new ArrayList<>();
        server.series().stream()
                .filter(series -> series.path("metric").asText().equals("p.renamed"))
                .forEach(series -> series.path("points")
                        .forEach(point -> values.add(point.path(1).asDouble())));
        assertThat(values).hasSize(500).doesNotHaveDuplicates();
        assertThat(names()).contains("p.meanMemoryUsage 0.25 version:1.0").noneMatch(name -> name.contains("mean_err"));
        reporter.stop();
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        server.refuse(2);
        try (DataDogClient client = new DataDogClient(server.url(), "key", "", "h", Duration.ofMillis(1))) {
            client.send(List.of(DataDogSeries.of("m", 1, 2, List.of())));
            assertThat(server.requests()).isEqualTo(3);
            assertThat(server.series()).hasSize(1);

            server.refuse(3);
            assertThatThrownBy(() -> client.send(List.of(DataDogSeries.of("m", 1, 2, List.of()))))
                    .hasMessageContaining("status 503");
        }
    }

    @Test
    void manyValuesGoInSeveralRequests() throws Exception {
        List<DataDogSeries.Value> values = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            values.add(new DataDogSeries.Value(i, i));
        }
        try (DataDogClient client = new DataDogClient(server.url() + "/", "key", "", "h", Duration.ofMillis(1))) {
            client.send(List.of(
                    new DataDogSeries("a", values.subList(0, 4_000), List.of()),
                    new DataDogSeries("b", values, List.of())));
        }
        assertThat(server.requests()).isEqualTo(4);
        assertThat(server.series().stream()
                        .mapToInt(series -> series.path("points").size())
                        .sum())
                .isEqualTo(16_000);
    }

    @Test
    void unknownMetricsAreToldBeforeAnythingRuns() {
        assertThatThrownBy(() -> metricReporter("{api_key: key, report: {metrics: [m, mm]}}"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.key() + " " + problem.expected())
                                .containsExactly("report.metrics must be metrics, but there is no mm"));
    }

    private void metric(Event cause, String name, double value) {
        stage.stage().bus().publish(Events.METRIC_UPDATE, cause.trace(), Map.of("name", name, "value", value));
    }

    private List<String> names() {
        return server.series().stream().map(DataDogReportersTest::text).toList();
    }

    private static String text(JsonNode series) {
        List<String> tags = new ArrayList<>();
        series.path("tags").forEach(tag -> tags.add(tag.asText()));
        return series.path("metric").asText() + " " + series.at("/points/0/1").asDouble() + " "
                + String.join(",", tags);
    }

    private Reporter metricReporter(String yaml) throws Exception {
        String url = "url: " + server.url();
        String all = yaml.startsWith("{")
                ? yaml.replace("}}", "}, " + url.replace("url: ", "url: '") + "'}")
                : yaml + "\n" + url;
        return TestSettings.read(DataDogMetricReporter.TYPE.options(), DataDogMetricReporter.TYPE.reader(), all);
    }

    private static Results results() {
        return new ExampleResults()
                .axis("a", "")
                .metric("m", "", "mean_err", "max")
                .metric("n", "", "mean")
                .meta("version", "1.0")
                .indicator("meanMemoryUsage", 0.25)
                .point(Map.of("a", 1L), 6)
                .build();
    }
}
