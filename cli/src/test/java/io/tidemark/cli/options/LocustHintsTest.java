package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whoever comes with a command line of Locust's is told of each option what becomes of it. */
class LocustHintsTest {
    /** Of 0.14.6, as its parser has them. */
    private static final List<String> OLD = words("""
            -H --host --web-host -P --port --web-port -f --locustfile --csv --csv-base-name --csv-full-history --master --slave
            --master-host --master-port --master-bind-host --master-bind-port --heartbeat-liveness --heartbeat-interval
            --expect-slaves --no-web -c --clients -r --hatch-rate -t --run-time --skip-log-setup --step-load --step-clients
            --step-time --loglevel -L --logfile --print-stats --only-summary --no-reset-stats --reset-stats -l --list
            --show-task-ratio --show-task-ratio-json -V --version --exit-code-on-error -s --stop-timeout""");

    /** Of 2.46, likewise. */
    private static final List<String> NEW = words("""
            -f --locustfile --config -H --host -u --users -r --spawn-rate -t --run-time -l --list --config-users --web-host
            --web-host-display-name --web-port -P --headless --autostart --autoquit --headful --web-auth --web-login
            --tls-cert --tls-key --class-picker --build-path --legacy-ui --master --master-bind-host --master-bind-port
            --expect-workers --expect-workers-max-wait --enable-rebalancing --expect-slaves --worker --processes --slave
            --master-host --master-port --web-base-path -T --tags -E --exclude-tags --csv --csv-full-history --print-stats
            --only-summary --reset-stats --html --json --json-file --skip-log-setup --loglevel -L --logfile
            --show-task-ratio --show-task-ratio-json --version -V --exit-code-on-error -s --stop-timeout --equal-weights
            --profile --otel""");

    private static final Set<String> OF_THE_PROGRAM = Set.of("-V", "--version");

    private static final Pattern DOCUMENTED = Pattern.compile("`(--?[A-Za-z][a-z-]*)");

    @Test
    void everyOptionOfLocustIsOursOrHasAHint() {
        Set<String> known = new TreeSet<>(ours());
        known.addAll(LocustHints.options());
        known.addAll(OF_THE_PROGRAM);
        assertThat(known).containsAll(OLD).containsAll(NEW);
    }

    @Test
    void noneIsBoth() {
        assertThat(ours()).doesNotContainAnyElementsOf(LocustHints.options());
    }

    @Test
    void theGuideMapsEachOfThem() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher option = DOCUMENTED.matcher(Files.readString(Path.of("../docs/coming-from-locust.md")));
        while (option.find()) {
            documented.add(option.group(1));
        }
        assertThat(documented).containsAll(OLD).containsAll(NEW);
        Set<String> known = new TreeSet<>(ours());
        known.addAll(LocustHints.options());
        known.addAll(OF_THE_PROGRAM);
        assertThat(known).as("nothing is in the guide that is nowhere else").containsAll(documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--master", "--master=true", "--web-port"})
    void aHintNamesTheOption(String word) {
        assertThat(LocustHints.of(List.of("--users", word, "plan.yml")))
                .singleElement()
                .asString()
                .startsWith(word.replace("=true", "") + " is Locust's: ")
                .endsWith(".");
    }

    private static Set<String> ours() {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option :
                new CommandLine(new SwarmOptions()).getCommandSpec().options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }
}
