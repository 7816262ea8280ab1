package io.tidemark.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Trigger;
import io.tidemark.experiment.component.Wired;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Summarizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReaderTest {
    /** The example of the document, as it stands there. */
    private static final String EXAMPLE = """
            # Global test configuration
            config:
              repeat: 5
              title: "Scale Tests of {{env}}"
              parameters:
                - name: deploymentRate
                  units: depl/s
                  desc: The number of deployments per second
              metrics:
                - name: responseTime
                  units: sec
                  desc: The time for an HTTP request to complete
                  summarize: [mean_err, {class: "@max", name: Worst, outliers: no}]
              indicators:
                - name: meanResponseTime
                  class: indicator.NormalizedMeanMetricIndicator
                  metric: responseTime.mean_err
                  normalizeto: deploymentRate
            define:
              marathon_url: http://127.0.0.1:8080
              env: local
            meta:
              test: 1-app-n-instances
              env: "{{env}}"
            policies:
              - class: policy.MultiStepPolicy
                steps:
                  - name: Stress-Testing Marathon
                    values:
                      - parameter: deploymentRate
                        min: 100
                        max : 1000
                        step: 50
                    advance: MarathonDeploymentSuccessEvent:notrace
            channels:
              - class: channel.HTTPChannel
                url: {{marathon_url}}/v2/apps
                verb: POST
                repeat: "{{deploymentRate}}"
                body: |
                  {
                    "id": "/scale-instances/{{uuid()}}",
                    "cmd": "sleep 1200"
                  }
            observers:
              - class: observer.HTTPTimingObserver
                url: {{marathon_url}}/v2/groups
                interval: 1
              - class: observer.MarathonPollerObserver
                url: "{{marathon_url}}"
            trackers:
              - class: tracker.EventAttributeTracker
                event: HTTPTimingResultEvent
                extract:
                  - metric: responseTime
                    attrib: responseTime
            reporters:
              - class: reporter.RawReporter
                filename: results/dump.json
            tasks:
              - class: tasks.marathon.RemoveGroup
                url: "{{marathon_url}}"
                group: /scale-instances
                at: intertest
              - class: tasks.marathon.RemoveGroup
                url: "{{marathon_url}}"
                group: /scale-instances
                at: teardown
            """;

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Experiment read(String text) throws IOException, ProblemsException {
        return read(text, Given.NOTHING);
    }

    private Experiment read(String text, Given given) throws IOException, ProblemsException {
        return new ExperimentReader(TestTypes.ALL).read(List.of(write("a.yml", text)), given);
    }

    /** With names of files in place of paths. */
    private List<String> problems(String text, String... definitions) throws IOException {
        return problems(new Given(List.of(definitions), List.of(), false), write("a.yml", text));
    }

    private List<String> problems(Given given, Path... files) {
        ProblemsException thrown = catchThrowableOfType(
                ProblemsException.class, () -> new ExperimentReader(TestTypes.ALL).read(List.of(files), given));
        return thrown == null
                ? List.of()
                : thrown.problems().stream()
                        .map(Problem::toString)
                        .map(this::shortened)
                        .toList();
    }

    private String shortened(String text) {
        return text.replace(folder + "/", "");
    }

    @Test
    void readsTheExampleOfTheDocument() throws Exception {
        Experiment experiment = read(EXAMPLE);

        assertThat(experiment.title()).isEqualTo("Scale Tests of local");
        assertThat(experiment.repeat()).isEqualTo(5);
        assertThat(experiment.staleTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(experiment.axes()).singleElement().satisfies(axis -> {
            assertThat(axis.name()).isEqualTo("deploymentRate");
            assertThat(axis.title()).isEqualTo("deploymentRate");
            assertThat(axis.units()).isEqualTo("depl/s");
            assertThat(axis.otherwise()).isEqualTo(0.0);
        });
        assertThat(experiment.metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.summarizers().stream().map(Summarizer::name))
                        .containsExactly("mean_err", "Worst"));
        assertThat(experiment.indicators().stream().map(Indicator::name)).containsExactly("meanResponseTime");
        assertThat(experiment.declarations().meta()).isEqualTo(Map.of("test", "1-app-n-instances", "env", "local"));
        assertThat(experiment.channels()).singleElement().satisfies(channel -> {
            assertThat(channel.name()).isEqualTo("channel.HTTPChannel");
            assertThat(channel.trigger()).isEqualTo(new Trigger(Trigger.When.MATCHING, List.of("deploymentRate")));
        });
        assertThat(experiment.tasks())
                .extracting("name", "at", "aborts")
                .containsExactly(
                        tuple("tasks.marathon.RemoveGroup", "intertest", false),
                        tuple("tasks.marathon.RemoveGroup 2", "teardown", false));
        assertThat(experiment.observers().stream().map(Named::name))
                .containsExactly("observer.HTTPTimingObserver", "observer.MarathonPollerObserver");
        assertThat(experiment.config().get("observers"))
                .hasToString("[{class=observer.HTTPTimingObserver, url={{marathon_url}}/v2/groups, interval=1}, "
                        + "{class=observer.MarathonPollerObserver, url={{marathon_url}}}]");
        assertThat(experiment.warnings()).isEmpty();
    }

    @Test
    void joinsFilesInTheOrderInWhichTheyAreRead() throws Exception {
        Path first = write("one.yml", """
                define: {foo: first, bar: another}
                config: {title: One, metrics: [{name: a}]}
                import: [parts/two.yml, parts/three.yml]
                meta: {who: one, map: {x: 1}}
                """);
        write(
                "parts/two.yml",
                "define: {foo: second}\ninclude: deep/er.yml\nconfig: {metrics: [{name: b}]}\nmeta: {who: two}");
        write("parts/deep/er.yml", "config: {metrics: {name: deep}}\ndefine: {baz: deep}");
        write("parts/three.yml", "config: {title: Three, metrics: [{name: c}]}\nmeta: {map: {y: 2}}");
        Path last = write("last.yml", "define: {bar: last}\nconfig: {metrics: [{name: d}]}\nobservers:\n");

        Experiment experiment = new ExperimentReader(TestTypes.ALL).read(List.of(first, last), Given.NOTHING);

        assertThat(experiment.metrics()).extracting("name").containsExactly("a", "deep", "b", "c", "d");
        assertThat(experiment.title()).isEqualTo("Three");
        assertThat(experiment.declarations().definitions())
                .isEqualTo(Map.of("foo", "second", "bar", "last", "baz", "deep"));
        assertThat(experiment.declarations().meta()).isEqualTo(Map.of("who", "one", "map", Map.of("x", 1L, "y", 2L)));
    }

    @Test
    void theCommandLineWins() throws Exception {
        Experiment experiment =
                read("""
                config: {definitions: [{name: b, default: 7}, {name: c, default: "{{b}}c"}, {name: d, default: 5}]}
                define: {a: file, b: file}
                meta: {v: file}
                """, new Given(List.of("a=x=y=", "a=1=2", "e={{a}}!"), List.of("v=2", "w=a=b"), false));

        assertThat(experiment.declarations().definitions())
                .isEqualTo(Map.of("a", "1=2", "b", "file", "c", "filec", "d", 5L, "e", "1=2!"));
        assertThat(experiment.declarations().meta()).isEqualTo(Map.of("v", "2", "w", "a=b"));
    }

    @Test
    void definitionsKnowEachOtherAndKeepWhatDependsOnParameters() throws Exception {
        Experiment experiment = read("""
                config: {parameters: [{name: p, default: 3}, {name: q}]}
                define:
                  a: "{{b}}x"
                  b: "{{c}}y"
                  c: z
                  two: "{{eval(n * 2)}}"
                  n: 4
                  url: "http://{{c}}/{{p}}"
                  more: "{{url}}?{{c}}"
                  token: "{{dcos_auth_token}}"
                  yes: yes
                  quoted: "no"
                channels:
                  - {class: HTTPChannel, url: "{{more}}"}
                  - {class: HTTPChannel, url: "{{a}}", repeat: "{{two}}"}
                """);

        assertThat(experiment.declarations().definitions())
                .containsEntry("a", "zyx")
                .containsEntry("two", "8")
                .containsEntry("url", "http://{{c}}/{{p}}")
                .containsEntry("more", "{{url}}?{{c}}")
                .containsEntry("token", "{{dcos_auth_token}}")
                .containsEntry("yes", true)
                .containsEntry("quoted", "no");
        assertThat(experiment.channels().stream().map(Wired::trigger).map(Trigger::parameters))
                .containsExactly(List.of("p"), List.of());
        assertThat(experiment.declarations().parameters()).isEqualTo(Map.of("p", 3L, "q", 0.0));
    }

    @Test
    void tellsAllThatIsMissing() throws IOException {
        assertThat(problems("""
                config:
                  definitions:
                    - name: secret
                      desc: The secret password to use
                      required: yes
                    - name: other
                      required: yes
                    - {name: given, required: yes}
                    - {name: defined, required: yes}
                    - {name: defaulted, required: yes, default: 1234}
                define: {defined: 1}
                """, "given=x"))
                .containsExactly(
                        "a.yml line 3: config.definitions[0]: Missing required definition `secret`"
                                + " (The secret password to use)",
                        "a.yml line 6: config.definitions[1]: Missing required definition `other`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "channels: [{class: channel.HTTPChannel, url: x}]",
                "channels: [{class: HTTPChannel, url: x}]",
                "channels: [{class: HttpChannel, url: x}]",
                "channels: [{class: httpchannel, url: x}]",
                "channels: [{class: performance.driver.classes.channel.HTTPChannel, url: x}]",
                "channels: [{class: performance.driver.classes.channel.http.HTTPChannel, url: x}]",
                "channels: {class: HTTPChannel, url: x}",
                "observers: [{class: observer.LogstaxObserver}]",
                "observers: [{class: LogStaxObserver}]",
                "tasks: [{class: tasks.marathon.RemoveGroup, at: setup, url: x, group: y}]",
                "tasks: [{class: marathon.RemoveGroup, at: setup, url: x, group: y}]",
                "tasks: [{class: task.marathon.RemoveGroup, at: setup, url: x, group: y, onFailure: abort}]",
                "channels:",
                "channels: []",
                "config:",
                "config: {runs: 3}",
                "config: {runs: 3, repeat: 3}",
                "config: {meta: {a: b}}",
            })
    void accepts(String text) throws IOException {
        assertThat(problems(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`` ~ a.yml line 1: experiment: has nothing in it",
                "# nothing ~ a.yml line 1: experiment: has nothing in it",
                "- a ~ a.yml line 1: experiment: must be a mapping of keys such as config and policies",
                "a ~ a.yml line 1: experiment: must be a mapping of keys such as config and policies",
                "polices: [] ~ a.yml line 1: polices: is not a known key (did you mean policies?)",
                "metrics: [] ~ a.yml line 1: metrics: is not a known key (it belongs under config)",
                "runs: 3 ~ a.yml line 1: runs: is not a known key (it belongs under config)",
                "config: {titel: x} ~ a.yml line 1: config.titel: is not a known key (did you mean title?)",
                "config: {repeat: 0} ~ a.yml line 1: config.repeat = 0: must be a whole number from 1 to 1000000",
                "config: {runs: 3, repeat: 4} ~ a.yml line 1: config.runs = 3: must not differ from config.repeat, which means the same (leave one of them out)",
                "config: {staleTimeout: soon} ~ a.yml line 1: config.staleTimeout = soon: must be a duration such as 500ms, 10s, 5m or 1h, or a number of seconds",
                "config: 5 ~ a.yml line 1: config = 5: must be a mapping with title, repeat, runs, staleTimeout, parameters, metrics, indicators, definitions, meta",
                "config: {parameters: [{desc: x}]} ~ a.yml line 1: config.parameters[0].name: is missing (Its name, in macros and expressions.)",
                "config: {parameters: [{name: a}, {name: a}]} ~ a.yml line 1: config.parameters[1].name = a: must be another name: there is one before",
                "config: {metrics: [{name: a, summarize: [mean, maen]}]} ~ a.yml line 1: config.metrics[0].summarize[1] = maen: must be a summarizer (did you mean mean?)",
                "config: {metrics: [{name: a, summarize: [mean, '@mean']}]} ~ a.yml line 1: config.metrics[0].summarize[1] = @mean: must have another name: there is a mean before (give it a name:)",
                "config: {indicators: [{name: a, class: NormalizedMeanMetricIndicator, metric: b.mean}]} ~ a.yml line 1: config.indicators[0].metric = b.mean: must be a metric and one of its summarizers, as in someMetric.mean",
                "channels: [5] ~ a.yml line 1: channels[0] = 5: must be a mapping with a class and its options",
                "channels: 5 ~ a.yml line 1: channels = 5: must be a list of mappings, each with a class",
                "channels: [{url: x}] ~ a.yml line 1: channels[0].class: is missing (what it is, such as channel.HTTPChannel)",
                "tasks: [{url: x}] ~ a.yml line 1: tasks[0].class: is missing (what it is, such as tasks.marathon.RemoveGroup)",
                "channels: [{class: HTTPChanel, url: x}] ~ a.yml line 1: channels[0].class = HTTPChanel: must be one of the classes for channels (did you mean HTTPChannel?)",
                "reporters: [{class: tracker.EventAttributeTracker}] ~ a.yml line 1: reporters[0].class = tracker.EventAttributeTracker: must be one of the classes for reporters (tracker.EventAttributeTracker belongs under trackers)",
                "channels: [{class: HTTPChannel}] ~ a.yml line 1: channels[0].url: is missing (where to)",
                "channels: [{class: HTTPChannel, url: x, bdy: y}] ~ a.yml line 1: channels[0].bdy: is not a known key (did you mean body?)",
                "channels: [{class: HTTPChannel, url: x, trigger: alwys}] ~ a.yml line 1: channels[0].trigger = alwys: must be one of matching, changed, always (did you mean always?)",
                "channels: [{class: HTTPChannel, url: x, parameters: [p]}] ~ a.yml line 1: channels[0].parameters[0] = p: must be the name of a parameter that is declared in config.parameters",
                "tasks: [{class: marathon.RemoveGroup, url: x, group: y}] ~ a.yml line 1: tasks[0].at: is missing (When it is run: `setup`, `pretest`, `intertest`, `posttest`, `teardown`, or a name that a policy fires.)",
                "tasks: [{class: Picky, at: setup}] ~ a.yml line 1: tasks[0] = {...}: must be in a better mood",
                "trackers: [{class: EventAttributeTracker, event: TickEvent, extract: {metric: m}}] ~ a.yml line 1: trackers[0].extract.metric = m: must be the name of a metric that is declared in config.metrics",
                "define: {a: '{{b}}', b: '{{a}}'} ~ a.yml line 1: define.a = {{b}}: must not refer to itself: b -> a -> b",
                "define: {a: '{{evil(1)}}'} ~ a.yml line 1: define.a = {{evil(1)}}: must have a name or a function of macros, but has evil(): did you mean eval?",
                "channels: [{class: HTTPChannel, url: '{{eval(1 +)}}'}] ~ a.yml line 1: channels[0].url = {{eval(1 +)}}: must have a value in place of the end (column 4 of 1 +)",
                "a: [ ~ a.yml line 1: experiment: must be YAML (expected the node content, but found '<stream end>')",
            })
    void saysWhatIsWrong(String text, String problem) throws IOException {
        assertThat(problems(text)).first().asString().startsWith(problem);
    }

    @Test
    void tabsAndRepeatedKeysAreProblems() throws IOException {
        assertThat(problems("config:\n\ttitle: x\n"))
                .singleElement()
                .asString()
                .startsWith("a.yml line 2: experiment: must be YAML");
        assertThat(problems("config:\n  title: x\n  title: y\n"))
                .containsExactly("a.yml line 3: title: is here twice (the first is at a.yml line 2)");
    }

    @Test
    void filesThatCannotBeReadAreProblems() throws IOException {
        Path main = write("main.yml", "import: [none.yml, sub, bad.yml, [x], other.yml]\nconfig: {title: x}");
        write("sub/x.yml", "");
        Files.write(folder.resolve("bad.yml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        write("other.yml", "config:\n- a");

        assertThat(problems(Given.NOTHING, main, folder.resolve("absent.yml")))
                .containsExactly(
                        "main.yml line 1: import = none.yml: must be a file, but there is none",
                        "main.yml line 1: import = sub: must be a file that can be read (it is a directory)",
                        "main.yml line 1: import = bad.yml: must be a text in UTF-8",
                        "main.yml line 1: import: must be a list of names of files",
                        "main.yml line 2: config: must be a list, as it is at other.yml line 2, not a mapping"
                                + " (the files cannot be joined)",
                        "command line: experiment = absent.yml: must be a file, but there is none");
    }

    @Test
    void aFileThatImportsItselfIsAProblemAndOneThatIsImportedTwiceIsReadOnce() throws Exception {
        write("b.yml", "import: c.yml\nconfig: {metrics: [{name: b}]}");
        write("c.yml", "import: b.yml\nconfig: {metrics: [{name: c}]}");

        assertThat(problems(Given.NOTHING, write("a.yml", "import: [b.yml]")))
                .containsExactly(
                        "c.yml line 1: import = b.yml: must not import itself (a.yml -> b.yml -> c.yml -> b.yml)");

        write("c.yml", "config: {metrics: [{name: c}]}");
        Experiment experiment = new ExperimentReader(TestTypes.ALL)
                .read(List.of(write("a.yml", "import: [b.yml, ./c.yml]")), Given.NOTHING);

        assertThat(experiment.metrics()).extracting("name").containsExactly("c", "b");
        assertThat(experiment.warnings().getFirst()).contains("has been read before, and is not read again");
    }

    @Test
    void whatCannotBeJoinedIsExplained() throws IOException {
        Path one = write("one.yml", "config: {title: x, metrics: [{name: a}]}\nmeta: {a: {b: 1}}\n");
        Path two = write("two.yml", "config:\n  title: [x]\n  metrics: 5\nmeta:\n  a: 1\n");

        assertThat(problems(Given.NOTHING, one, two))
                .containsExactly(
                        "two.yml line 2: config.title: must be a single value, as it is at one.yml line 1, not a list"
                                + " (the files cannot be joined)",
                        "two.yml line 3: config.metrics: must be a list, as it is at one.yml line 1, not a single value"
                                + " (the files cannot be joined)",
                        "two.yml line 5: meta.a: must be a mapping, as it is at one.yml line 2, not a single value"
                                + " (the files cannot be joined)");
    }

    @Test
    void aFileGivenByItsBareNameIsFoundWithWhatItImports() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        Path main = write("bare.yml", "import: [b.yml]");
        write("b.yml", "config: {title: b}");

        Experiment experiment = new ExperimentReader(TestTypes.ALL).read(List.of(here.relativize(main)), Given.NOTHING);

        assertThat(experiment.title()).isEqualTo("b");
    }

    @Test
    void whatNobodyPublishesCannotBeWaitedFor() throws IOException {
        assertThat(problems("""
                config: {metrics: [{name: m}]}
                trackers:
                  - class: EventAttributeTracker
                    event: HTTPTimingResultEvent
                    extract: [{metric: m, attrib: totalTime}]
                  - class: EventAttributeTracker
                    event: "HTTPLastResponseEndEvent, TickEvent"
                    extract: [{metric: m}]
                  - class: EventAttributeTracker
                    event: CmdlineStartedEvent
                    extract: [{metric: m}]
                """))
                .containsExactly(
                        "a.yml line 4: trackers[0].event = HTTPTimingResultEvent: must be about an event that something"
                                + " publishes (it comes from observer.HTTPTimingObserver, which is not here)",
                        "a.yml line 10: trackers[2].event = CmdlineStartedEvent: must be about an event that something"
                                + " publishes (no class publishes it)");
    }

    @Test
    void namesThatNobodyKnowsAreWarningsOrProblems() throws Exception {
        String text = """
                config: {parameters: [{name: rate}], definitions: [{name: maybe}], title: "{{tilte}}"}
                define: {host: x}
                meta: {v: 1}
                policies: [{class: MultiStepPolicy, steps: []}]
                channels:
                  - class: HTTPChannel
                    url: "{{hsot}}/{{meta:v}}/{{rate}}/{{i}}/{{_i}}/{{cmdlinepid}}/{{refmeta:x}}/{{dcos_auth_token}}"
                    body: "{{maybe}}{{other|x}}{{eval(rate + foo)}}"
                """;

        assertThat(read(text).warnings().stream().map(this::shortened))
                .containsExactly(
                        "a.yml line 1: config.title: nobody defines tilte, so it is empty (define it, or give a default:"
                                + " {{tilte|...}})",
                        "a.yml line 7: channels[0].url: nobody defines hsot, so it is empty (did you mean host?)",
                        "a.yml line 8: channels[0].body: nobody defines foo, so it is empty (define it, or give a"
                                + " default: {{foo|...}})");
        assertThat(problems(new Given(List.of(), List.of(), true), folder.resolve("a.yml")))
                .hasSize(3)
                .last()
                .asString()
                .contains("channels[0].body = ")
                .contains("must not use foo, which nobody defines");
    }

    @Test
    void warnsOfWhatDoesNothing() throws Exception {
        Experiment experiment = read("""
                tasks:
                  - {class: marathon.RemoveGroup, at: prevalue, url: x, group: y}
                """);

        assertThat(experiment.warnings())
                .containsExactly(
                        "there are no policies, so no parameter is ever set and nothing is measured",
                        "tasks.marathon.RemoveGroup never runs, because nothing fires its trigger prevalue");
        assertThat(read("""
                policies: [{class: MultiStepPolicy, steps: [{post_value: prevalue}]}]
                tasks:
                  - {class: marathon.RemoveGroup, at: prevalue, url: x, group: y}
                """).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "'' ~ MATCHING ~ p",
                "trigger: always ~ ALWAYS ~ p",
                "trigger: changed ~ CHANGED ~ p",
                "parameters: [q] ~ MATCHING ~ q",
                "'parameters: q, trigger: always' ~ ALWAYS ~ q",
                "'trigger: {when: changed, parameters: [q, p]}' ~ CHANGED ~ 'q, p'",
                "'trigger: {when: changed}' ~ CHANGED ~ p",
            })
    void readsTriggers(String options, Trigger.When when, String parameters) throws Exception {
        String separator = options.isEmpty() ? "" : ", ";
        Experiment experiment = read("config: {parameters: [{name: p}, {name: q}]}\n"
                + "channels: [{class: HTTPChannel, url: '{{eval(p * 2)}}'" + separator + options + "}]");

        assertThat(experiment.channels().getFirst().trigger())
                .isEqualTo(new Trigger(when, List.of(parameters.split(", "))));
    }

    @Test
    void whatTheCommandLineGetsWrongIsAProblem() throws IOException {
        Path file = write("a.yml", "config: {title: x}");

        assertThat(problems(new Given(List.of("a", "=b"), List.of("c"), false), file))
                .containsExactly(
                        "-D: -D = a: must be name=value",
                        "-D: -D = =b: must be name=value",
                        "-M: -M = c: must be name=value");
    }

    @Test
    void allProblemsAreToldInTheOrderOfTheFiles() throws IOException {
        Path one = write("one.yml", "config:\n  repeat: x\nchannels:\n  - class: HTTPChannel\n");
        Path two = write("two.yml", "observers:\n  - class: Foo\ntilte: x\n");

        assertThat(problems(Given.NOTHING, one, two).stream().map(text -> text.substring(0, text.indexOf(": "))))
                .containsExactly("one.yml line 2", "one.yml line 4", "two.yml line 2", "two.yml line 3");
    }
}
