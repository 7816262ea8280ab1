package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.reporter.aws.S3Reporter;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.TestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the driver's document shows in 8.6 and elsewhere is accepted, to the letter. */
class DocumentReportersTest {
    private static final Map<String, ComponentType<?>> TYPES = Map.of(
            "reporter.CSVReporter", CsvReporter.TYPE,
            "reporter.DataDogReporter", DataDogReporter.TYPE,
            "reporter.DataDogMetricReporter", DataDogMetricReporter.TYPE,
            "reporter.PlotReporter", PlotReporter.TYPE,
            "reporter.PostgRESTReporter", PostgrestReporter.TYPE,
            "reporter.RawReporter", RawReporter.TYPE,
            "reporter.RawEventsReporter", RawEventsReporter.TYPE,
            "reporter.S3Reporter", S3Reporter.TYPE);

    static final List<String> FRAGMENTS = List.of("""
            class: reporter.CSVReporter
            filename: results.csv
            separator: ","
            default: 0
            """, """
            class: reporter.DataDogReporter
            api_key: 1234567890abcdef
            app_key: 1234567890abcdef
            points:
              - name: memory
                indicator: meanMemoryUsage
            hostname: test.host
            prefix: "dcos.perf."
            """, """
            class: reporter.DataDogMetricReporter
            api_key: 1234567890abcdef
            hostname: test.host
            prefix: "dcos.perf."
            flushInterval: 5s
            report:
              metrics: all
              raw: yes
              summarized: yes
              indicators: all
            """, """
            class: reporter.DataDogMetricReporter
            api_key: 1234567890abcdef
            report:
              metrics:
                - m
                - n
              indicators:
                - indicatorA
                - indicatorB
            """, """
            class: reporter.DataDogMetricReporter
            api_key: 1234567890abcdef
            report:
              metrics:
                m: aliasedMetricA
                n: aliasedMetricB
              indicators:
                indicatorA: aliasedIndicatorA
                indicatorB: aliasedIndicatorB
            """, """
            class: reporter.PlotReporter
            default: 0
            prefix: "plot-"
            suffix: ""
            xscale: linear
            yscale: log2
            colormap: winter
            raw: False
            reference:
              data: http://path.to/refernce-raw.json
              ratiocolormap: bwr
              name: ref
              headers:
                Authentication: "token={{token}}"
            """, """
            class: reporter.PostgRESTReporter
            url: "http://127.0.0.1:4000"
            prefix: "profile_data_"
            """, """
            class: reporter.RawReporter
            filename: "results-raw.json"
            events:
              include: MetricUpdateEvent
              exclude: TickEvent
              traces: yes
            """, """
            class: reporter.RawEventsReporter
            tickEvents: no
            filename: "events.dump"
            """, """
            class: reporter.S3Reporter
            bucket: dcos-perf-test-results
            aws_access_key_id: ...
            aws_secret_access_key: ...
            path: results-raw.json
            acl: private
            index:
              path: path/to/index.json
              entry: some_key
              max_entries: 100
              bucket: dcos-perf-test-results
            """, """
            class: reporter.S3Reporter
            bucket: marathon-artifacts
            path: "metrics/{{meta:version}}-results.json"
            """, """
            class: reporter.PlotReporter
            prefix: results/plot-
            """);

    @ParameterizedTest
    @FieldSource("FRAGMENTS")
    void theDocumentsFragmentsAreAccepted(String fragment) {
        ComponentType<?> type =
                TYPES.get(fragment.lines().findFirst().orElseThrow().replace("class: ", ""));
        List<Option> options = new ArrayList<>(type.options());
        options.add(Option.required("class", OptionKind.WORD, ""));
        assertThatCode(() -> TestSettings.read(options, type.reader(), fragment))
                .doesNotThrowAnyException();
    }

    /** Without anything but what is required. */
    @ParameterizedTest
    @FieldSource("BARE")
    void nothingElseIsRequired(ComponentType<?> type) {
        assertThatCode(() -> TestSettings.read(type.options(), type.reader(), "{}"))
                .doesNotThrowAnyException();
    }

    static final List<ComponentType<?>> BARE = Stream.<ComponentType<?>>of(
                    CsvReporter.TYPE,
                    RawReporter.TYPE,
                    RawEventsReporter.TYPE,
                    PlotReporter.TYPE,
                    ConsoleReporter.TYPE,
                    LogReporter.TYPE)
            .toList();
}
