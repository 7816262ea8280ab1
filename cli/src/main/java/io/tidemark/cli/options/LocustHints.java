package io.tidemark.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to use here instead of those options of Locust, old and new, that have no meaning here. */
public final class LocustHints {
    private static final String CONNECTS =
            "workers need no address: they are started, and found, with --fleet and --workers";
    private static final String BEATS =
            "a worker is missing after 3 silent seconds; --missing says what becomes of its share";
    private static final String WHERE = "--bind HOST:PORT says where the page is";
    private static final String PLAN = "the plan is the first word: tidemark swarm plan.yml";
    private static final String STEPS =
            "a phase of the plan climbs by steps, such as {steps: {from: 10, by: 10, every: 30s, count: 5}}";
    private static final String LOG = "there is no log: what a person should know is told, --json and --quiet say how";
    private static final String WEIGHTS = "a plan has scenarios with weights; --plan-only prints it";
    private static final String TAGS =
            "a plan has no tags: write the scenarios that are meant into a plan of their own";

    private static final Map<String, String> HINTS = hints();

    private LocustHints() {}

    /** A sentence for each word of a command line that is such an option. */
    public static List<String> of(List<String> words) {
        List<String> sentences = new ArrayList<>();
        for (String word : words) {
            String option = word.replaceFirst("=.*", "");
            String hint = HINTS.get(option);
            if (hint != null) {
                sentences.add(option + " is Locust's: " + hint + ".");
            }
        }
        return sentences;
    }

    /** All options that there is a word about. */
    static List<String> options() {
        return List.copyOf(HINTS.keySet());
    }

    private static Map<String, String> hints() {
        Map<String, String> hints = new LinkedHashMap<>();
        put(hints, "this process leads by itself, so leave it out; " + CONNECTS, "--master");
        put(hints, "workers are started by the swarm: --workers N, on AWS with --fleet lambda", "--worker", "--slave");
        put(hints, CONNECTS, "--master-host", "--master-port", "--master-bind-host", "--master-bind-port");
        put(hints, BEATS, "--heartbeat-liveness", "--heartbeat-interval");
        put(hints, "--wait says how long functions are waited for", "--expect-workers-max-wait");
        put(hints, "--workers N, which share the processors of this machine", "--processes");
        put(hints, "load is always shared anew when workers come or go, see --missing", "--enable-rebalancing");
        put(hints, WHERE, "--web-host", "--web-port", "--port", "-P", "--web-host-display-name", "--web-base-path");
        put(hints, "--password-file and --viewer-password-file", "--web-auth", "--web-login");
        put(hints, "leave --headless out", "--headful");
        put(hints, "the page has one form", "--class-picker", "--legacy-ui", "--build-path");
        put(hints, "--headless ends with its run", "--autoquit");
        put(hints, PLAN, "-f", "--locustfile", "--config");
        put(hints, STEPS, "--step-load", "--step-clients", "--step-users", "--step-time");
        put(hints, "statistics are not reset unless --reset-stats says so", "--no-reset-stats");
        put(hints, "tables are printed with --headless; the page has them otherwise", "--print-stats");
        put(hints, "--json prints the result; run.json of the run has all of it", "--json-file");
        put(hints, LOG, "--loglevel", "-L", "--logfile", "--skip-log-setup", "--skip-log");
        put(hints, WEIGHTS, "-l", "--list", "--show-task-ratio", "--show-task-ratio-json", "--equal-weights");
        put(hints, WEIGHTS, "--config-users");
        put(hints, TAGS, "-T", "--tags", "-E", "--exclude-tags");
        put(hints, "there is none: run.json, CSV files and --json are for other programs", "--otel");
        return hints;
    }

    private static void put(Map<String, String> hints, String hint, String... options) {
        for (String option : options) {
            hints.put(option, hint);
        }
    }
}
