package io.tidemark.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.emulate.EmulateOrder;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.fault.Latency;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.emulator.serve.EmulatorSettings;
import io.tidemark.server.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EmulateOptionsTest {
    private static final String LAMPS = """
            name: lamps
            calls: [{post: "/lamps/{app}", event: {json: /event}}]
            start: off
            states:
              off: {SWITCH: {to: on}}
              on: {SWITCH: {to: off, cycle: true}}
            """;

    @TempDir
    private Path directory;

    @Test
    void withoutOptionsItListensOnThisMachineOnlyAndKeepsStates() throws ProblemsException {
        EmulateOrder order = order("oco");
        assertThat(order.printOnly()).isFalse();
        assertThat(order.json()).isFalse();
        assertThat(order.text()).isEqualTo(BundledBackends.text("oco"));

        EmulatorSettings settings = order.settings();
        assertThat(settings.address().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.address().getPort()).isEqualTo(8080);
        assertThat(settings.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.membership().naming()).hasToString("appNNNNN");
        assertThat(settings.membership().count()).isEqualTo(5);
        assertThat(settings.membership().accounts()).isEmpty();
        assertThat(settings.membership().listedOnly()).isFalse();
        assertThat(settings.lenient()).isFalse();
        assertThat(settings.faults()).isEqualTo(FaultRule.NONE);
        assertThat(settings.seed()).isEqualTo(1);
        assertThat(settings.memory()).contains(directory.resolve("emulated/oco-8080"));
        assertThat(settings.fresh()).isFalse();
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.log()).isEmpty();
        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void everyOptionArrives() throws ProblemsException {
        EmulateOrder order =
                order("oco --port 0 --bind 0.0.0.0 --apps 5000 --names svc-NNN --accounts a,b --only-listed "
                        + "--lenient --state kept --fresh --save-every 250ms --log events.jsonl --max-body 2MiB --threads 3 "
                        + "--json --latency 20ms_p99_200ms --at-once 7 --errors 1% --error-status 500 --disconnects 2% "
                        + "--cancels 3% --seed 9");
        assertThat(order.json()).isTrue();

        EmulatorSettings settings = order.settings();
        assertThat(settings.address().getPort()).isZero();
        assertThat(settings.address().getAddress().isAnyLocalAddress()).isTrue();
        assertThat(settings.membership().count()).isEqualTo(5000);
        assertThat(settings.membership().naming()).hasToString("svc-NNN");
        assertThat(settings.membership().accounts()).containsExactlyInAnyOrder("a", "b");
        assertThat(settings.membership().listedOnly()).isTrue();
        assertThat(settings.lenient()).isTrue();
        assertThat(settings.memory()).contains(directory.resolve("kept"));
        assertThat(settings.fresh()).isTrue();
        assertThat(settings.interval()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.log()).contains(directory.resolve("events.jsonl"));
        assertThat(settings.limits().bodyBytes()).isEqualTo(2 << 20);
        assertThat(settings.threads()).isEqualTo(3);
        assertThat(settings.faults())
                .isEqualTo(new FaultRule(Latency.parse("20ms p99 200ms"), 7, 0.01, 500, 0.02, 0.03));
        assertThat(settings.seed()).isEqualTo(9);
    }

    @Test
    void statesNeedNotBeKept() throws ProblemsException {
        assertThat(order("oco --state none").settings().memory()).isEmpty();
    }

    @Test
    void aFileSaysWhatOptionsDoNot() throws Exception {
        Files.writeString(directory.resolve("lamps.yml"), LAMPS + "apps: {names: lamp-NN, count: 12}\n");
        EmulatorSettings settings = order("lamps.yml -p 9000").settings();
        assertThat(settings.backend().name()).isEqualTo("lamps");
        assertThat(settings.membership().count()).isEqualTo(12);
        assertThat(settings.membership().naming()).hasToString("lamp-NN");
        assertThat(settings.memory()).contains(directory.resolve("emulated/lamps-9000"));
        assertThat(order("lamps.yml -n 3").settings().membership().count()).isEqualTo(3);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(problems(
                        "oco --port 65536 --apps x --names app --save-every 0s --max-body 1TiB --threads 0 --state none "
                                + "--fresh --latency fast --at-once 0 --errors 200% --error-status 200 --disconnects x "
                                + "--cancels -1 --seed -1"))
                .containsExactly(
                        "command line: --port = 65536: must be a whole number from 0 to 65535",
                        "command line: --threads = 0: must be a whole number from 1 to 256",
                        "command line: --apps = x: must be a whole number from 0 to 1000000",
                        "command line: --names = app: must be a name with its number as 1 to 9 Ns, such as appNNNNN: "
                                + "letters, digits, . _ ~ and -",
                        "command line: --latency = fast: must be a duration such as 20ms, or 10ms..50ms, 20ms+-5ms, 20ms p99 200ms",
                        "command line: --at-once = 0: must be a whole number from 1 to 1000000",
                        "command line: --errors = 200%: must be a share such as 5% or 0.05, from 0 to 100%",
                        "command line: --error-status = 200: must be a whole number from 400 to 599",
                        "command line: --disconnects = x: must be a share such as 5% or 0.05, from 0 to 100%",
                        "command line: --cancels = -1: must be a share such as 5% or 0.05, from 0 to 100%",
                        "command line: --seed = -1: must be a whole number from 0 to 999999999",
                        "command line: --fresh: means nothing with --state none (leave one of them out)",
                        "command line: --save-every = 0s: must be a duration longer than 0s",
                        "command line: --max-body = 1TiB: must be from 1B to 256MiB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oco --port x                | --port = x: must be a whole number from 0 to 65535",
                "oco --bind 300.1.2.3        | --bind = 300.1.2.3: must be an address of this machine (127.0.0.1 or 0.0.0.0)",
                "oco --apps 1000001          | --apps = 1000001: must be a whole number from 0 to 1000000",
                "oco --accounts a,,b         | --accounts = a,,b: must be names with commas between them",
                "oco --save-every soon       | --save-every = soon: must be a duration",
                "oco --max-body 0B           | --max-body = 0B: must be from 1B to 256MiB",
                "oco --max-body much         | --max-body = much: must be",
                "oco --at-once 3             | --at-once = 3: needs --latency (how long each takes)",
                "oco --error-status 500      | --error-status = 500: needs --errors (how many)",
                "oco --errors 60% --disconnects 41% | --errors = 60%: must be at most 100% together with --disconnects",
                "oco --seed 1000000000       | --seed = 1000000000: must be a whole number from 0 to 999999999",
                "oco --latency 10ms..5ms     | --latency = 10ms..5ms: must have the shorter duration first",
                "oco --latency 6m            | --latency = 6m: must be at most 5m",
                "oco --state a\u0000b        | --state",
                "oco --log a\u0000b          | --log",
                "occo                        | BACKEND = occo: must be oco, or a file (did you mean oco?)",
                "x                           | BACKEND = x: must be oco, or a file",
                "none.yml                    | BACKEND = none.yml: there is no such file",
                "./none                      | BACKEND = ./none: there is no such file",
                ".                           | BACKEND = .: cannot be read",
            })
    void oneByOne(String arguments, String problem) {
        assertThat(problems(arguments)).singleElement().asString().startsWith("command line: " + problem);
    }

    @Test
    void theFilesMistakesAreToldWithTheirLinesAndWithTheOptions() throws IOException {
        Files.writeString(
                directory.resolve("lamps.yml"),
                LAMPS.replace("to: on", "to: onn").replace("start:", "begin:"));
        assertThat(problems("lamps.yml --port x --errors y"))
                .hasSizeGreaterThanOrEqualTo(4)
                .anyMatch(text -> text.startsWith("line 3: begin"))
                .anyMatch(text -> text.startsWith("line 5: states.off.SWITCH.to = onn"))
                .anyMatch(text -> text.startsWith("command line: --port = x"))
                .anyMatch(text -> text.startsWith("command line: --errors = y"));
        assertThat(problems("none.yml --port x")).hasSize(2);
    }

    @Test
    void anEmptyFileOrOneThatIsNoTextIsNotTakenForAnother() throws IOException {
        Files.writeString(directory.resolve("empty.yml"), "");
        Files.write(directory.resolve("binary.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(problems("empty.yml")).isNotEmpty();
        assertThat(problems("binary.yml"))
                .containsExactly("command line: BACKEND = binary.yml: must be a text in UTF-8");
    }

    @Test
    void accountsOfABackendWithoutThemAreAMistake() throws IOException {
        Files.writeString(directory.resolve("lamps.yml"), LAMPS);
        assertThat(problems("lamps.yml --accounts a"))
                .containsExactly("command line: --accounts = a: means nothing: lamps has none");
    }

    private EmulateOrder order(String arguments) throws ProblemsException {
        String[] words = arguments.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace('_', ' ');
        }
        return CommandLine.populateCommand(new EmulateOptions(), words).order(directory);
    }

    private List<String> problems(String arguments) {
        try {
            order(arguments);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
