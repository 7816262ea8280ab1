package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawReporterTest {
    @TempDir
    Path directory;

    @AutoClose
    private TestStage stage;

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
    }

    @Test
    void theDumpHasTheShapeOfTheDrivers() throws Exception {
        Results results = new ExampleResults()
                .axis("apps", "")
                .metric("m", "", "mean_err", "sum")
                .metric("n", "", "mean")
                .indicator("meanTime", 1.25)
                .meta("test", "1-app-n-instances")
                .point(Map.of("apps", 1L), 3, 9.5)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RawDump(results, Optional.empty(), ZoneId.of("Europe/Athens")).write(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {
                  "config": {
                    "config": {
                      "title": "{{title}}"
                    },
                    "reporters": [
                      {
                        "class": "reporter.RawReporter"
                      }
                    ]
                  },
                  "indicators": {
                    "meanTime": 1.25
                  },
                  "meta": {
                    "test": "1-app-n-instances"
                  },
                  "raw": [
                    {
                      "flags": {
                        "status": "OK"
                      },
                      "parameters": {
                        "apps": 1
                      },
                      "values": {
                        "m": [
                          [
                            1499696193.5,
                            3.0
                          ],
                          [
                            1499696194.5,
                            9.5
                          ]
                        ],
                        "n": []
                      }
                    }
                  ],
                  "sum": [
                    {
                      "flags": {
                        "status": "OK"
                      },
                      "parameters": {
                        "apps": 1
                      },
                      "values": {
                        "m": {
                          "mean_err": [
                            6.25,
                            %s
                          ],
                          "sum": 12.5
                        },
                        "n": {
                          "mean": 0.0
                        }
                      }
                    }
                  ],
                  "time": {
                    "completed": "2017-07-10T17:29:59",
                    "started": "2017-07-10T17:16:33.250"
                  }
                }
                """.formatted(NumberText.of(results.points()
                .getFirst()
                .summary(results.metrics())
                .get("m")
                .get("mean_err")
                .error()
                .orElseThrow())));
    }

    @Test
    void withoutEventsThereAreNone() throws Exception {
        JsonNode dump = report("filename: a/b.json", () -> {});
        assertThat(dump.has("events")).isFalse();
        assertThat(directory.resolve("a/b.json")).exists();
    }

    @Test
    void eventsAreThereByPhase() throws Exception {
        JsonNode dump = report("filename: a/b.json\nevents: {include: '*'}", this::publish);
        assertThat(dump.at("/events/0/parameters").isEmpty()).isTrue();
        assertThat(dump.at("/events/0/events/0/event").asText()).isEqualTo("StartEvent");
        assertThat(dump.at("/events/1/parameters/a").asInt()).isEqualTo(1);
        assertThat(dump.at("/events/1/events")).hasSize(2);
        JsonNode update = dump.at("/events/1/events/1");
        assertThat(update.path("event").asText()).isEqualTo("MetricUpdateEvent");
        assertThat(update.path("name").asText()).isEqualTo("m");
        assertThat(update.path("value").asDouble()).isEqualTo(2.5);
        assertThat(update.path("ts").asDouble()).isGreaterThan(1.4e9);
        assertThat(update.path("traceids")).hasSize(2);
        assertThat(dump.path("events")).hasSize(2);
    }

    @Test
    void eventsAreThereInOneList() throws Exception {
        JsonNode dump = report("filename: a/b.json\nevents: {traces: no}", this::publish);
        assertThat(dump.path("events")).hasSize(3);
        assertThat(dump.at("/events/2/event").asText()).isEqualTo("MetricUpdateEvent");
    }

    @Test
    void eventsAreIncludedAndExcludedByFilters() throws Exception {
        JsonNode all = report(
                "filename: a/b.json\nevents: {traces: no, include: '*', exclude: MetricUpdateEvent}", this::publish);
        assertThat(all.path("events"))
                .extracting(event -> event.path("event").asText())
                .containsExactly("StartEvent", "ParameterUpdateEvent");
        JsonNode some = report(
                "filename: a/b.json\nevents: {traces: no, include: 'MetricUpdateEvent[value>2]:last'}", this::publish);
        assertThat(some.path("events"))
                .extracting(event -> event.path("event").asText())
                .containsExactly("MetricUpdateEvent");
    }

    private void publish() {
        stage.stage().bus().publish(Events.START, stage.stage().bus().current(), Map.of());
        var begun = stage.begin(Map.of("a", 1L));
        stage.stage().bus().publish(Events.METRIC_UPDATE, begun.trace(), Map.of("name", "m", "value", 2.5));
    }

    private JsonNode report(String yaml, Runnable meanwhile) throws Exception {
        RawReporter reporter = TestSettings.read(RawReporter.TYPE.options(), RawReporter.TYPE.reader(), yaml);
        reporter.start(stage.stage());
        meanwhile.run();
        Results results = new ExampleResults()
                .axis("a", "")
                .metric("m", "", "mean")
                .point(Map.of("a", 1L), 2.5)
                .build();
        String file = reporter.report(results, stage.stage()).getFirst();
        return new ObjectMapper().readTree(Files.readString(Path.of(file)));
    }
}
