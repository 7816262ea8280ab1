package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReportersTest {
    private static final Results RESULTS =
            new ExampleResults().axis("a", "").metric("m", "", "mean").build();

    @TempDir
    Path directory;

    @AutoClose
    private TestStage stage;

    private Bus bus;

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
        bus = stage.stage().bus();
    }

    @Test
    void everyEventIsALineAndNoneIsLost() throws Exception {
        RawEventsReporter reporter =
                TestSettings.read(RawEventsReporter.TYPE.options(), RawEventsReporter.TYPE.reader(), "{}");
        reporter.start(stage.stage());
        Event begun = stage.begin(Map.of("a", 1L));
        bus.publish(
                Events.HTTP_RESPONSE_END,
                begun.trace(),
                Map.of(
                        "url",
                        "http://a/",
                        "body",
                        "two\nlines; \"quoted\"",
                        "headers",
                        Map.of("Set-Cookie", List.of("a", "b")),
                        "status",
                        200L),
                1_500_891_843_000_068L);
        bus.publish(Events.HTTP_ERROR, begun.trace(), Map.of("exception", new IllegalStateException("late")));
        bus.publish(Events.TICK, Trace.NONE, Map.of("count", 1L, "delta", 0.03));
        for (int i = 0; i < 5_000; i++) {
            bus.publish(Events.METRIC_UPDATE, begun.trace(), Map.of("name", "m", "value", (double) i));
        }
        assertThat(reporter.report(RESULTS, stage.stage()))
                .isEqualTo(List.of(directory.resolve("events.dump").toString()));
        List<String> reported = Files.readAllLines(directory.resolve("events.dump"));
        assertThat(reported).hasSize(5_003);
        String[] columns = reported.get(1).split(";", 3);
        assertThat(columns[0]).isEqualTo("1500891843.000068");
        assertThat(columns[1]).isEqualTo("HTTPResponseEndEvent");
        JsonNode fields = new ObjectMapper().readTree(columns[2]);
        assertThat(fields.path("body").asText()).isEqualTo("two\nlines; \"quoted\"");
        assertThat(fields.at("/headers/Set-Cookie/1").asText()).isEqualTo("b");
        assertThat(fields.path("traceids")).hasSize(2);
        assertThat(reported.get(2)).contains("HTTPErrorEvent").contains("late");

        bus.publish(Events.EXIT, Trace.NONE, Map.of());
        reporter.stop();
        assertThat(Files.readAllLines(directory.resolve("events.dump")).getLast())
                .contains(";ExitEvent;{");
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void ticksAreWrittenWhenAskedFor() throws Exception {
        RawEventsReporter reporter = TestSettings.read(
                RawEventsReporter.TYPE.options(),
                RawEventsReporter.TYPE.reader(),
                "{tickEvents: yes, filename: results/all.dump}");
        reporter.start(stage.stage());
        bus.publish(Events.TICK, Trace.NONE, Map.of("count", 1L, "delta", 0.03));
        String file = reporter.report(RESULTS, stage.stage()).getFirst();
        assertThat(Files.readString(Path.of(file))).contains(";TickEvent;{");
        reporter.stop();
    }

    @Test
    void aLogIsForPeople() throws Exception {
        Files.writeString(directory.resolve("trace.log"), "before\n");
        Reporter reporter = TestSettings.read(
                LogReporter.TYPE.options(), LogReporter.TYPE.reader(), "{timestamp: no, append: yes}");
        reporter.start(stage.stage());
        Event begun = stage.begin(Map.of("a", 1L));
        bus.publish(Events.LOG_LINE, begun.trace(), Map.of("line", "ready", "kind", "stdout", "source", "server"));
        bus.publish(Events.METRIC_UPDATE, begun.trace(), Map.of("name", "m", "value", 0.5));
        reporter.report(RESULTS, stage.stage());
        reporter.stop();
        List<String> lines = Files.readAllLines(directory.resolve("trace.log"));
        assertThat(lines).hasSize(4).startsWith("before");
        assertThat(lines.get(1)).startsWith("ParameterUpdateEvent ").contains("parameters={\"a\":1}");
        assertThat(lines.get(2)).isEqualTo("stdout: ready");
        assertThat(lines.get(3)).contains("name=\"m\"").contains("value=0.5");
    }

    @Test
    void aTableIsShown() throws Exception {
        ExampleResults results = new ExampleResults()
                .axis("rate", "1/s")
                .axis("type", "")
                .metric("time", "ms", "mean_err", "max")
                .indicator("meanTime", 0.123456789)
                .point(Map.of("rate", 100L, "type", "t3.small"), 3, 9)
                .point(Map.of("rate", 2_000L, "type", "c7g.large"), Map.of("status", "FAILED"))
                .point(Map.of("rate", 50.5, "type", "m5.large"), 1.5);
        Reporter reporter = TestSettings.read(ConsoleReporter.TYPE.options(), ConsoleReporter.TYPE.reader(), "{}");
        reporter.report(results.build(), stage.stage());
        assertThat(stage.notes()).containsExactly("""
                Scale Tests

                   rate       type        time  time  status
                                      mean_err   max
                  [1/s]                   [ms]  [ms]
                  -----  ---------  ----------  ----  ------
                    100   t3.small  6 ± 26.954     9      OK
                   2000  c7g.large           -     -  FAILED
                   50.5   m5.large     1.5 ± 0   1.5      OK

                  meanTime  0.12346""");
        assertThat(new SummaryTable(results.build(), 2).text()).contains("OK\n  ... 1 more\n   50.5");
    }
}
