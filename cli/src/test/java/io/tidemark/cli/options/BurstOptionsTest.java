package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurstOptionsTest {
    private static final String HOST = "target: 'http://h'\n";
    private static final String DEFAULT_LOAD = "load: {users: 20, duration: 30s, pause: 500ms}\n";

    /** Options and a plan file that says the same: one plan. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                      | {users: 20, duration: 30s, pause: 500ms}",
                "--users 200 --pause 5s --duration 3m  | {users: 200, duration: 3m, pause: 5s}",
                "-u 200 --pause 5 -d 180               | {users: 200, duration: 3m, pause: 5s}",
                "--pause 0                             | {users: 20, duration: 30s}",
                "--pause 5s --pause-deviation 1s       | {users: 20, duration: 30s, pause: {mean: 5s, deviation: 1s}}",
                "--pause-deviation 100ms               | {users: 20, duration: 30s, pause: {mean: 500ms, deviation: 100ms}}",
                "--pause-from 1s --pause-to 3s         | {users: 20, duration: 30s, pause: {from: 1s, to: 3s}}",
                "--pacing fixed-period --stagger 10s   | {users: 20, duration: 30s, pause: 500ms, pacing: fixed-period, stagger: 10s}",
                "--seed 7                              | {users: 20, duration: 30s, pause: 500ms, seed: 7}",
                "--rate 200/s                          | {rate: 200/s, duration: 30s}",
                "--rate 90/m --poisson --duration 1h   | {rate: 1.5/s, duration: 1h, arrivals: poisson}",
                "--rate 100/s..500/s                   | {rate: 100/s..500/s, duration: 30s}",
                "--rate 9/s --warm-up 10s | {phases: [{name: warm-up, rate: 9/s, for: 10s, warm-up: true}, {name: main, rate: 9/s, for: 30s}]}",
                "--rate 9/s --ramp 5s     | {phases: [{name: ramp, rate: 0/s..9/s, for: 5s}, {name: main, rate: 9/s, for: 30s}]}",
                "--users 9 --ramp 5s --warm-up 2s -d 1m | {phases: [{name: ramp, users: 0..9, for: 5s, warm-up: true}, "
                        + "{name: warm-up, users: 9, for: 2s, warm-up: true}, {name: main, users: 9, for: 1m}], pause: 500ms}",
            })
    void loadOptionsSayWhatAFileSays(String options, String load) throws ProblemsException {
        assertSame(options == null ? "h" : options + " h", HOST + "load: " + load);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--timeout 15                | http: {timeout: 15s, response-timeout: 15s}",
                "-t 1m                       | http: {timeout: 1m, response-timeout: 1m}",
                "--connect-timeout 2s        | http: {connect-timeout: 2s}",
                "--http2                     | http: {version: 2}",
                "--insecure-tls              | http: {insecure-tls: true}",
                "--redirects 3               | http: {redirects: 3}",
                "--new-connections           | http: {reuse-connections: false}",
                "--compression               | http: {compression: true}",
                "--max-connections 50        | http: {max-connections: 50}",
                "--tolerance 1%              | tolerance: {bad: 1%}",
                "--tolerance-of ok           | tolerance: {of: ok}",
                "--latency 500ms             | tolerance: {latency: 500ms}",
                "--abort                     | tolerance: {abort: true}",
                "--no-abort                  | tolerance: {abort: false}",
                "--name My_run               | name: My run",
            })
    void otherOptionsToo(String options, String key) throws ProblemsException {
        assertSame(options + " h", HOST + DEFAULT_LOAD + key.replace("version: 2", "version: '2'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://h/items?page=1                       | url: '/items?page=1'",
                "h/items                                     | url: /items",
                "--method PUT --body x=1 h                   | url: /, method: PUT, body: 'x=1'",
                "-H A:_b --header c:d:e h                    | url: /, headers: [{A: b}, {c: 'd:e'}]",
                "--status 200,404 --status 5xx h             | url: /, checks: {status: [200, 404, 5xx]}",
                "--any-status h                              | url: /, checks: {status: 100..599}",
            })
    void requestOptionsBecomeAStep(String arguments, String step) throws ProblemsException {
        assertSame(arguments, HOST + DEFAULT_LOAD + "scenarios: [{steps: [{" + step + "}]}]");
    }

    @Test
    void severalUrlsAreChosenByTheirWeights() throws ProblemsException {
        assertSame("h/a http://h/b --weights 3,1 --method HEAD", HOST + DEFAULT_LOAD + """
                scenarios:
                  - weight: 3
                    steps: [{url: /a, method: HEAD}]
                  - steps: [{url: /b, method: HEAD}]
                """);
    }

    @Test
    void requestsForSeveralHostsAreCountedApart() throws ProblemsException {
        assertSame("h:1/a?x=1 h:2/a", "target: 'http://h:1'\n" + DEFAULT_LOAD + """
                scenarios:
                  - steps: [{name: 'http://h:1/a', url: 'http://h:1/a?x=1'}]
                  - steps: [{name: 'http://h:2/a', url: 'http://h:2/a'}]
                """);
    }

    @Test
    void optionsTakeTheirPlaceOverAFile(@TempDir Path directory) throws ProblemsException, IOException {
        String file = "target: http://h\nload: {phases: [{users: 5, for: 1m}], pause: 2s}\nhttp: {redirects: 2}\n";
        Files.writeString(directory.resolve("plan.yml"), file);
        Plan plan = Orders.order("plan.yml https://other:8443 --rate 5/s -d 10 --latency 1s", directory)
                .plan();
        assertThat(plan)
                .isEqualTo(Orders.yaml("target: https://other:8443\nload: {rate: 5/s, duration: 10s}\n"
                        + "http: {redirects: 2}\ntolerance: {latency: 1s}"));
        assertThat(Orders.order("plan.yml", directory).plan()).isEqualTo(Orders.yaml(file));
    }

    @Test
    void aBodyFileIsRelativeToTheDirectory(@TempDir Path directory) throws ProblemsException, IOException {
        Files.writeString(directory.resolve("body.bin"), "abc");
        Plan plan = Orders.order("--body-file body.bin h", directory).plan();
        assertThat(plan.scenarios().getFirst().steps().getFirst().body()).hasToString("Content[body.bin, 3 B]");
    }

    @Test
    void settingsByDefault(@TempDir Path directory) throws ProblemsException {
        RunSettings settings = Orders.order("h", directory).settings();
        assertThat(settings.workers()).isEqualTo(1);
        assertThat(settings.loops()).isZero();
        assertThat(settings.requests()).isFalse();
        assertThat(settings.report()).isTrue();
        assertThat(settings.legacy()).isEmpty();
        assertThat(settings.show()).isEqualTo(Show.PROGRESS);
        assertThat(settings.destination()).isEqualTo(new Destination.Below(directory.resolve("runs")));
    }

    @Test
    void settingsAsAsked(@TempDir Path directory) throws ProblemsException {
        Order order = Orders.order(
                "--workers 4 --loops 2 --requests --no-report --json --out x/y --plan-only "
                        + "--i-may-load-this a --i-may-load-this b h",
                directory);
        RunSettings settings = order.settings();
        assertThat(settings.workers()).isEqualTo(4);
        assertThat(settings.loops()).isEqualTo(2);
        assertThat(settings.requests()).isTrue();
        assertThat(settings.report()).isFalse();
        assertThat(settings.show()).isEqualTo(Show.JSON);
        assertThat(settings.destination()).isEqualTo(new Destination.Exactly(directory.resolve("x/y")));
        assertThat(order.planOnly()).isTrue();
        assertThat(order.permitted()).containsExactly("a", "b");
    }

    @Test
    void aCostIsLimitedWhereThereIsOne() throws ProblemsException {
        assertThat(costLimit("--fleet lambda --max-cost 2.5 h"))
                .isEqualTo(new CostLimit(OptionalDouble.of(2.5), Optional.empty()));
        assertThat(costLimit("--fleet lambda h")).isEqualTo(CostLimit.NONE);
        assertThat(Orders.problems("--max-cost 2 h"))
                .singleElement()
                .asString()
                .contains("--max-cost = 2: is for --fleet lambda", "workers in this process cost nothing");
        for (String wrong : List.of("0", "-1", "$2", "much")) {
            assertThat(Orders.problems("--fleet lambda --max-cost=" + wrong + " h"))
                    .singleElement()
                    .asString()
                    .contains("--max-cost = " + wrong + ": must be a number > 0");
        }
    }

    private static CostLimit costLimit(String arguments) throws ProblemsException {
        return Orders.order(arguments, Path.of(""))
                .settings()
                .lambda()
                .orElseThrow()
                .costLimit();
    }

    @Test
    void functionsLogRequestsWhenThereIsABucket(@TempDir Path directory) throws ProblemsException {
        RunSettings settings = Orders.order("--fleet lambda --bucket logs --requests h", directory)
                .settings();
        assertThat(settings.requests()).isTrue();
        assertThat(settings.lambda())
                .hasValueSatisfying(lambda -> assertThat(lambda.bucket()).isEqualTo("logs"));
    }

    private static void assertSame(String arguments, String yaml) throws ProblemsException {
        Plan plan = Orders.plan(arguments);
        assertThat(plan).isEqualTo(Orders.yaml(yaml));
        assertThat(PlanFingerprint.of(plan)).isEqualTo(PlanFingerprint.of(Orders.yaml(yaml)));
    }
}
