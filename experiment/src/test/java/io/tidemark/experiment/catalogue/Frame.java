package io.tidemark.experiment.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;

/** What stands around a fragment of the document: it declares what the fragment names and does not declare. */
final class Frame {
    private static final List<String> PARAMETERS = List.of(
            "deploymentRate",
            "instances",
            "parameter1",
            "parameter2",
            "parameter_1",
            "parameterName",
            "param1",
            "param2",
            "apps",
            "size",
            "users",
            "normalizeAgainst");
    private static final List<String> METRICS = List.of(
            "responseTime",
            "deploymentTime",
            "metric1",
            "metricA",
            "metricB",
            "metricName",
            "nameOfMetric",
            "someMetric",
            "marathonMemTotalUsage",
            "marathonMemHeapUsage",
            "marathonThreadsCount",
            "marathonThreadsBlocked",
            "marathonThreadsWaiting");
    private static final List<String> INDICATORS = List.of("meanMemoryUsage", "indicatorA", "indicatorB");
    private static final Map<String, String> DEFINITIONS = Map.of(
            "marathon_url", "http://127.0.0.1:8080",
            "marathon_repo_dir", ".",
            "macros", "1",
            "secret", "1234",
            "test_name", "scale",
            "token", "abc",
            "definition", "2",
            "tasks", "2");

    /** The document's names of what a reader has to fill in, and what is filled in here. */
    private static final Map<String, String> PLACEHOLDERS = placeholders();

    /** Of everything that a fragment may wait for. */
    private static final String PUBLISHERS = """
            channels:
              - class: channel.HTTPChannel
                url: http://127.0.0.1:8080/{{spare}}
              - class: channel.CmdlineChannel
                cmdline: "true {{spare}}"
            observers:
              - class: observer.MarathonEventsObserver
                url: http://127.0.0.1:8080/v2/events
              - class: observer.HTTPTimingObserver
                url: http://127.0.0.1:8080
              - class: observer.JMXObserver
                connect: {host: 127.0.0.1, port: 9010}
                metrics:
                  - {field: jmxFieldName, mbean: "java.lang:type=Threading", attrib: ThreadCount}
            """;

    private Frame() {}

    private static Map<String, String> placeholders() {
        Map<String, String> real = new LinkedHashMap<>();
        real.put("EventToWaitUntilReady", "StartEvent");
        real.put("EventToWaitForCompletion", "MarathonDeploymentSuccessEvent");
        real.put("EventName", "MarathonDeploymentSuccessEvent");
        real.put("StartEventFilter", "HTTPRequestStartEvent");
        real.put("EndEventFilter", "HTTPResponseEndEvent");
        real.put("SomeEvent", "HTTPResponseEndEvent");
        real.put("FilterExpression", "HTTPResponseEndEvent");
        real.put("attribName", "url");
        real.put("someSummarizer", "mean");
        real.put("parameter: name", "parameter: parameterName");
        real.put("* parameter /", "* parameterName /");
        return real;
    }

    static String filledIn(String fragment) {
        String text = fragment;
        for (Entry<String, String> one : PLACEHOLDERS.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        return text;
    }

    static String around(String fragment) {
        List<String> parameters = new ArrayList<>(List.of("spare"));
        parameters.addAll(missing(PARAMETERS, fragment));
        StringBuilder frame = new StringBuilder("config:\n  parameters:\n");
        parameters.forEach(name -> frame.append("    - name: ").append(name).append('\n'));
        frame.append("  metrics:\n    - {name: spareMetric, summarize: [mean]}\n");
        missing(METRICS, fragment)
                .forEach(name -> frame.append("    - {name: ").append(name).append(", summarize: [mean, mean_err]}\n"));
        frame.append("  indicators:\n    - {name: spareIndicator, class: indicator.NormalizedMeanMetricIndicator,"
                + " metric: spareMetric.mean, normalizeto: spare}\n");
        missing(INDICATORS, fragment)
                .forEach(name -> frame.append("    - {name: ")
                        .append(name)
                        .append(", class: indicator.NormalizedMeanMetricIndicator, metric: spareMetric.mean,"
                                + " normalizeto: spare}\n"));
        frame.append("meta:\n  version: 1.2\ndefine:\n  spareDefinition: 1\n");
        DEFINITIONS.forEach((name, value) -> {
            if (mentions(fragment, name)) {
                frame.append("  ").append(name).append(": \"").append(value).append("\"\n");
            }
        });
        if (!fragment.contains("policies:")) {
            frame.append("policies:\n  - class: policy.SimplePolicy\n    parameters:\n");
            parameters.forEach(name -> frame.append("      ").append(name).append(": 1\n"));
        }
        return frame.append(PUBLISHERS).toString();
    }

    private static List<String> missing(List<String> names, String fragment) {
        return names.stream()
                .filter(name -> mentions(fragment, name))
                .filter(name -> !declares(fragment, name))
                .toList();
    }

    private static boolean mentions(String fragment, String name) {
        return Pattern.compile("(?<!\\w)" + name + "(?!\\w)").matcher(fragment).find();
    }

    private static boolean declares(String fragment, String name) {
        return fragment.contains("- name: " + name + "\n")
                || (fragment.contains("define:") && fragment.contains(" " + name + ":"));
    }
}
