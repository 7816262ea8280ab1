package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.result.Sample;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgrestReporterTest {
    private static final String JOB = "0b9b27a4-7b0c-4e6f-9d5e-0a4f0e2f7c11";
    private static final String PARAMETER = "4a003e85-e8bb-4a95-a340-eec1727cfd0d";
    private static final String METRIC = "cfac77fc-eb24-4862-aedd-89066441c416";

    @TempDir
    Path directory;

    @AutoClose
    private TestStage stage;

    @AutoClose
    private TableServer server;

    @BeforeEach
    void open() throws Exception {
        stage = new TestStage(directory);
        server = new TableServer();
    }

    @Test
    void theTablesAreThoseOfTheDocument() {
        assertThat(server.tables())
                .containsExactlyInAnyOrder(
                        "job",
                        "job_meta",
                        "job_phases",
                        "lookup_metrics",
                        "lookup_parameters",
                        "phase_flags",
                        "phase_params",
                        "phase_metrics");
    }

    @Test
    void everyRowFitsItsTable() throws Exception {
        PostgrestReporter reporter = reporter("headers: {Authorization: secret}");
        reporter.start(stage.stage());
        List<Point> points = new ArrayList<>();
        for (long x = 1; x <= 3; x++) {
            List<Sample> samples = new ArrayList<>();
            for (int run = 0; run < 2; run++) {
                visit(run, x, 1_499_696_000_250_000L + run * 100_000_000L + x * 10_000_000L);
                samples.add(new Sample(1_499_696_001.5 + run * 100 + x * 10, x * 1.5, run));
                samples.add(new Sample(1_499_696_002.5 + run * 100 + x * 10, x * 2.5, run));
            }
            points.add(point(x, samples));
        }
        assertThat(reporter.report(results(points, "x".repeat(200), PARAMETER), stage.stage()))
                .containsExactly(server.url() + " (job " + JOB + ")");
        assertThat(server.refusals()).isEmpty();
        assertThat(server.authorizations()).containsExactly("secret");
        assertThat(server.rows("job")).hasSize(1);
        JsonNode job = server.rows("job").getFirst();
        assertThat(job.path("jid").asText()).isEqualTo(JOB);
        assertThat(job.path("started").asText()).isEqualTo("2017-07-10T14:16:33.25");
        assertThat(job.path("project").asText()).isEqualTo("Scale Tests");
        assertThat(server.rows("lookup_metrics").getFirst().path("name").asText())
                .isEqualTo("m");
        assertThat(server.rows("lookup_parameters").getFirst().path("units").asText())
                .isEqualTo("1/s");
        assertThat(server.rows("job_meta").getFirst().path("value").asText()).hasSize(128);
        assertThat(stage.notes()).containsExactly("PostgREST: 1 texts were cut to the width of their columns");

        List<JsonNode> phases = server.rows("job_phases");
        assertThat(phases).extracting(phase -> phase.path("run").asInt()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(phases.get(4).path("timestamp").asText()).isEqualTo("2017-07-10T14:15:20.25");
        assertThat(server.rows("phase_flags")).hasSize(6);
        assertThat(server.rows("phase_params")).hasSize(6);
        assertThat(server.rows("phase_metrics")).hasSize(12);
        // x = 2 in the second run
        String pid = phases.get(4).path("pid").asText();
        List<JsonNode> values = server.rows("phase_metrics").stream()
                .filter(row -> row.path("pid").asText().equals(pid))
                .toList();
        assertThat(values).extracting(row -> row.path("value").asDouble()).containsExactly(3.0, 5.0);
        assertThat(values.getFirst().path("metric").asText()).isEqualTo(METRIC);
        assertThat(values.getFirst().path("timestamp").asText()).isEqualTo("2017-07-10T14:15:21.5");
        assertThat(server.rows("phase_params").stream()
                        .filter(row -> row.path("pid").asText().equals(pid))
                        .toList())
                .singleElement()
                .satisfies(row -> assertThat(row.path("value").asText()).isEqualTo("2"));
    }

    /** The second job finds its metrics and parameters known. */
    @Test
    void anotherJobUsesTheSameLookups() throws Exception {
        for (int i = 0; i < 2; i++) {
            PostgrestReporter reporter = reporter("project: tidemark");
            reporter.start(stage.stage());
            if (i == 1) {
                server.rows("job").clear();
            }
            reporter.report(
                    results(List.of(point(1, List.of(new Sample(1_499_696_001.5, 4, 0)))), "v", PARAMETER),
                    stage.stage());
        }
        assertThat(server.refusals())
                .containsExactly("lookup_metrics: key is there", "lookup_parameters: key is there");
        assertThat(server.rows("lookup_metrics")).hasSize(1);
        assertThat(server.rows("job").getFirst().path("project").asText()).isEqualTo("tidemark");
        // Nobody heard this phase begin: its first value tells when and in which run.
        assertThat(server.rows("job_phases")).hasSize(2);
        assertThat(server.rows("job_phases").getFirst().path("timestamp").asText())
                .isEqualTo("2017-07-10T14:13:21.5");
    }

    @Test
    void withoutUuidsNothingIsSent() throws Exception {
        PostgrestReporter reporter = reporter("{}");
        reporter.start(stage.stage());
        assertThatThrownBy(() -> reporter.report(results(List.of(), "v", "1234567890"), stage.stage()))
                .hasMessageEndingWith("must be a UUID in config: parameter x");
        assertThat(server.rows("lookup_metrics")).isEmpty();
    }

    @Test
    void aRefusalIsToldInTheServersWords() throws Exception {
        PostgrestReporter reporter = reporter("prefix: other_");
        reporter.start(stage.stage());
        assertThatThrownBy(() -> reporter.report(results(List.of(), "v", PARAMETER), stage.stage()))
                .hasMessage("POST " + server.url()
                        + "/other_lookup_metrics was answered with status 404: no table /other_lookup_metrics");
    }

    private void visit(int run, long x, long epochMicros) {
        Phase phase = new Phase(run, (int) x, Map.of("x", x));
        Event begun = stage.stage()
                .bus()
                .publish(Events.PARAMETER_UPDATE, Trace.root(phase), Map.of("parameters", Map.of("x", x)), epochMicros);
        stage.stage().bus().publish(Events.FLAG_UPDATE, begun.trace(), Map.of("name", "status", "value", "OK"));
    }

    private PostgrestReporter reporter(String yaml) throws Exception {
        String url = "url: " + server.url() + "/\n";
        String prefix = yaml.contains("prefix") ? "" : "prefix: perf_test_\n";
        return TestSettings.read(
                PostgrestReporter.TYPE.options(),
                PostgrestReporter.TYPE.reader(),
                url + prefix + (yaml.equals("{}") ? "" : yaml));
    }

    private static Point point(long x, List<Sample> samples) {
        SequencedMap<String, Object> parameters = new LinkedHashMap<>(Map.of("x", x));
        SequencedMap<String, List<Sample>> series = new LinkedHashMap<>(Map.of("m", samples));
        return new Point(parameters, new LinkedHashMap<>(Map.of("status", "OK")), series);
    }

    private static Results results(List<Point> points, String version, String parameterUuid) {
        return new Results(
                JOB,
                "Scale Tests",
                1_499_696_193_250L,
                1_499_696_999_000L,
                false,
                Map.of(),
                new LinkedHashMap<>(Map.of("version", version)),
                List.of(new Axis("x", "X", "", "1/s", parameterUuid, 0.0)),
                List.of(new Metric("m", "M", "", "s", METRIC, List.of())),
                List.of(),
                points);
    }
}
