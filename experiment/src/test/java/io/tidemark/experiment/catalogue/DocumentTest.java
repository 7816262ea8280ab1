package io.tidemark.experiment.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.file.ExperimentReader;
import io.tidemark.experiment.file.Given;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fragment that the driver's documentation shows is accepted: its example, its cookbook, its configuration and its
 * class reference. What its printing broke is mended, as the first line of each file says.
 */
class DocumentTest {
    private static final String DOCUMENT = "document";
    private static final int FRAGMENTS = 139;

    /** A key, and not a line of a text. */
    private static final Pattern KEY = Pattern.compile("(?m)^( *(?:- )?)([A-Za-z_]\\w*) ?:(?: .*)?$");

    /** Headers, variables, metadata, definitions, fields, flags, and what is patched. */
    private static final Set<String> NAMED_BY_USERS = Set.of(
            "Accept",
            "Authentication",
            "OK",
            "FAILED",
            "PARAMETER_VALUE",
            "bar",
            "baz",
            "foo",
            "indicatorA",
            "indicatorB",
            "marathon_url",
            "message",
            "other",
            "parameter1",
            "parameter2",
            "source",
            "test",
            "variable");

    /** Likewise, where the same word is a key of ours elsewhere. */
    private static final Set<String> LINES_OF_USERS =
            Set.of("          env:", "          instances: 3", "  env: local", "  config: simulator");

    @TempDir
    private Path folder;

    private static Path document() {
        URL url = requireNonNull(DocumentTest.class.getResource(DOCUMENT), "the fragments are not there");
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> fragments() throws IOException {
        try (Stream<Path> files = Files.list(document())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String text(String name) throws IOException {
        return Frame.filledIn(Files.readString(document().resolve(name)));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Experiment read(String fragment) throws IOException, ProblemsException {
        return read(fragment, fragment);
    }

    private Experiment read(String framed, String fragment) throws IOException, ProblemsException {
        // Fragments are about importing these, not about what is in them.
        write("metrics.yml", "config:\n  metrics:\n    - {name: importedMetric, summarize: [mean]}\n");
        write("parameters.yml", "config:\n  parameters:\n    - name: importedParameter\n");
        List<Path> files = List.of(write("frame.yml", Frame.around(framed)), write("fragment.yml", fragment));
        return new ExperimentReader(Catalogue.local()).read(files, Given.NOTHING);
    }

    /** @return what is wrong, in words without the place */
    private List<String> problems(String fragment) {
        return problems(fragment, fragment);
    }

    private List<String> problems(String framed, String fragment) {
        ProblemsException thrown = catchThrowableOfType(ProblemsException.class, () -> read(framed, fragment));
        return thrown == null
                ? List.of()
                : thrown.problems().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void isAccepted(String name) throws IOException {
        assertThat(problems(text(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void isAcceptedWithoutAWarning(String name) throws Exception {
        assertThat(read(text(name)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void saysWhereItIsFromAndWhatIsMended(String name) throws IOException {
        assertThat(text(name)).containsPattern("\\A# Section [4678]\\.\\d.*\\. Mended: .+\\.\n");
    }

    @Test
    void noFragmentIsLost() throws IOException {
        assertThat(fragments()).hasSize(FRAGMENTS);
    }

    @Test
    void theWholeExampleNeedsNoFrame() throws Exception {
        String name = fragments().stream()
                .filter(one -> one.endsWith("whole-example.yml"))
                .findFirst()
                .orElseThrow();
        Path file = write("scale-tests.yml", Files.readString(document().resolve(name)));

        Experiment experiment = new ExperimentReader(Catalogue.local()).read(List.of(file), Given.NOTHING);

        assertThat(experiment.warnings()).isEmpty();
        assertThat(experiment.repeat()).isEqualTo(5);
        assertThat(experiment.reporters()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy.MultivariableExplorerPolicy",
                "policy.TimeEvolutionPolicy",
                "policy.MultiStepPolicy",
                "policy.SimplePolicy",
                "channel.CmdlineChannel",
                "channel.HTTPChannel",
                "channel.MarathonUpdateChannel",
                "channel.MarathonDeployChannel",
                "observer.HTTPTimingObserver",
                "observer.JMXObserver",
                "observer.LogStaxObserver",
                "observer.LogstaxObserver",
                "observer.MarathonEventsObserver",
                "observer.MarathonLogsObserver",
                "observer.MarathonMetricsObserver",
                "observer.MarathonPollerObserver",
                "logstax.codecs.MultlineCodec",
                "logstax.codecs.SingleLineCodec",
                "tracker.DurationTracker",
                "tracker.EventAttributeTracker",
                "tracker.CountTracker",
                "tracker.DumpMetricTracker",
                "tracker.LogStaxTracker",
                "tasks.auth.AuthEE",
                "tasks.auth.AuthOpen",
                "tasks.http.Request",
                "tasks.marathon.RemoveAllApps",
                "tasks.marathon.RemoveMatchingApps",
                "tasks.marathon.RemoveGroup",
                "reporter.CSVReporter",
                "reporter.DataDogReporter",
                "reporter.DataDogMetricReporter",
                "reporter.PlotReporter",
                "reporter.PostgRESTReporter",
                "reporter.RawReporter",
                "reporter.RawEventsReporter",
                "reporter.S3Reporter",
                "indicator.NormalizedMeanMetricIndicator",
                "indicator.NormalizedMinMetricIndicator",
                "indicator.NormalizedMaxMetricIndicator"
            })
    void everyClassOfTheDocumentIsAmongTheFragments(String name) throws IOException {
        Pattern line = Pattern.compile("(?m)^[ -]*class: " + Pattern.quote(name) + "$");

        for (String fragment : fragments()) {
            if (line.matcher(text(fragment)).find()) {
                return;
            }
        }
        assertThat(fragments()).as("fragments with the class " + name).isEmpty();
    }

    private static String withOneChange(String ending, String from, String to) throws IOException {
        for (String fragment : fragments()) {
            if (fragment.endsWith(ending)) {
                String text = text(fragment);
                assertThat(text).contains(from);
                return text.replace(from, to);
            }
        }
        throw new IllegalArgumentException("no fragment " + ending);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key    | http-timing-observer-class.yml | interval: 1              | intervall: 1             | interval
            class  | csv-reporter.yml               | reporter.CSVReporter     | reporter.CSVReprter      | CSVReporter
            metric | attribute-tracker-line.yml     | metric: metricName       | metric: metricNam        | metricName
            metric | datadog-metric-alias.yml       | metricA: aliased         | metricZ: aliased         | metricA
            metric | indicator-mean.yml             | metric: someMetric.mean  | metric: someMetrik.mean  | someMetric
            event  | duration-tracker.yml           | start: HTTPRequestStart  | start: HTTPRequestStrat  | HTTPRequestStartEvent
            event  | attribute-tracker-jmx.yml      | event: JMXMeasurement    | event: JMXMeasurment     | JMXMeasurement
            param  | time-evolution.yml             | parameter: parameterName | parameter: parameterNane | parameterName
            """)
    void aTypoIsRefusedWithAHint(String what, String ending, String from, String to, String hint) throws IOException {
        List<String> problems = problems(withOneChange(ending, from, from), withOneChange(ending, from, to));

        assertThat(problems).as(what).isNotEmpty();
        assertThat(problems).as(what).anySatisfy(problem -> assertThat(problem).contains(hint));
    }

    /** Whatever the document shows has an effect: nothing is accepted because nobody reads it. */
    @ParameterizedTest
    @MethodSource("fragments")
    void everyMisspeltKeyIsRefusedUnlessUsersNameIt(String name) throws IOException {
        String text = text(name);
        int known = 0;
        for (MatchResult line : KEY.matcher(text).results().toList()) {
            if (NAMED_BY_USERS.contains(line.group(2)) || LINES_OF_USERS.contains(line.group())) {
                continue;
            }
            String changed = text.substring(0, line.end(2)) + "x" + text.substring(line.end(2));
            assertThat(problems(text, changed)).as(line.group()).isNotEmpty();
            known++;
        }
        assertThat(known).isPositive();
    }

    @Test
    void summarizersInPythonAreRefusedWithTheReason() {
        assertThat(problems("""
                config:
                  metrics:
                    - name: parameterName
                      summarize:
                        - class: summarizers.MyCustomSummarizer.summarisationFunction
                          name: "Name in plots"
                """))
                .singleElement()
                .asString()
                .contains("summarizers.MyCustomSummarizer.summarisationFunction: must be a summarizer")
                .contains("code of one's own is not loaded; summarize.FormulaSummarizer takes an expression");
    }

    @Test
    void aTrackerAmongTheReportersIsASlipOfTheDocument() {
        assertThat(problems("""
                reporters:
                  - class: tracker.SomeClass
                    param1: value1
                """))
                .singleElement()
                .asString()
                .contains("tracker.SomeClass: must be one of the classes for reporters", "CSVReporter");
    }

    @Test
    void macrosInKeysAreRefusedAsTheDocumentSays() {
        assertThat(problems("""
                config:
                    "{{prefix}}_run": "always"
                """)).singleElement().asString().contains("config.{{prefix}}_run: is not a known key");
    }

    @Test
    void theSimplePolicyHasNoValueThoughTheDocumentShowsOne() {
        assertThat(problems("""
                policies:
                    class: policy.SimplePolicy
                    value: "{{eval(apps * tasks)}}"
                """))
                .singleElement()
                .asString()
                .contains("policies[0].value: is not a known key", "parameters");
    }
}
