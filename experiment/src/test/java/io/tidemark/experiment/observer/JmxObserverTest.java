package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.TestSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JmxObserverTest {
    private static final String PROGRAM = """
            public class Idle {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("ready");
                    System.in.read();
                }
            }
            """;
    private static final String METRICS = """
            interval: 10ms
            metrics:
              - field: threads
                mbean: "java.lang:type=Threading"
                attrib: ThreadCount
              - field: heapMiB
                mbean: "java.lang:type=Memory"
                attrib: HeapMemoryUsage.used
                value: "value / 1048576.0 * b"
            """;

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();
    private final List<Observer> observers = new ArrayList<>();
    private TestStage test;

    @BeforeEach
    void open() {
        test = new TestStage(directory);
    }

    @AfterEach
    void close() throws Exception {
        for (Observer observer : observers) {
            observer.stop();
        }
        test.close();
        processes.forEach(Process::destroyForcibly);
    }

    private Process idle(String... options) throws IOException {
        Path program = Files.writeString(directory.resolve("Idle.java"), PROGRAM);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(options));
        command.add(program.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("ready");
        return process;
    }

    private void observe(String yaml) throws Exception {
        Observer observer = read(yaml);
        observers.add(observer);
        observer.start(test.stage());
    }

    private static Observer read(String yaml) throws ProblemsException {
        return TestSettings.read(JmxObserver.TYPE.options(), JmxObserver.TYPE.reader(), yaml);
    }

    private void started(Process process) {
        test.stage().define("cmdlinepid", process.pid());
        test.stage().bus().publish(Events.CMDLINE_STARTED, Trace.NONE, Map.of("pid", process.pid()));
    }

    private Map<String, Object> next() throws Exception {
        return test.next(Events.JMX_MEASUREMENT).map("fields");
    }

    @Test
    void processOfThisMachineIsAttachedTo() throws Exception {
        Event update = test.begin(Map.of("b", 2L));
        observe(METRICS + "connect: {pid_from: 'echo {{cmdlinepid}}'}");
        started(idle());
        Event measurement = test.next(Events.JMX_MEASUREMENT);
        assertThat(measurement.map("fields")).containsOnlyKeys("threads", "heapMiB");
        assertThat((Long) measurement.map("fields").get("threads")).isBetween(2L, 1_000L);
        assertThat((Double) measurement.map("fields").get("heapMiB")).isBetween(0.1, 100_000.0);
        assertThat(measurement.trace().shares(update.trace())).isTrue();
    }

    @Test
    void nextProgramIsAttachedToWhenItStarts() throws Exception {
        observe("""
                interval: 10ms
                connect: {pid_from: 'echo {{cmdlinepid}}'}
                metrics: [{field: name, mbean: "java.lang:type=Runtime", attrib: Name}]
                """);
        Process first = idle();
        started(first);
        assertThat(String.valueOf(next().get("name"))).startsWith(first.pid() + "@");
        Process second = idle();
        first.destroyForcibly();
        started(second);
        Map<String, Object> fields = next();
        while (String.valueOf(fields.get("name")).startsWith(first.pid() + "@")) {
            fields = next();
        }
        assertThat(String.valueOf(fields.get("name"))).startsWith(second.pid() + "@");
    }

    @Test
    void serverIsConnectedToAtItsPortAndAgainWhenItWasLost() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String[] options = {
            "-Dcom.sun.management.jmxremote.port=" + port,
            "-Dcom.sun.management.jmxremote.rmi.port=" + port,
            "-Dcom.sun.management.jmxremote.authenticate=false",
            "-Dcom.sun.management.jmxremote.ssl=false",
            "-Dcom.sun.management.jmxremote.host=127.0.0.1",
            "-Djava.rmi.server.hostname=127.0.0.1"
        };
        observe("""
                interval: 10ms
                connect: {host: 127.0.0.1, port: %d}
                metrics: [{field: name, mbean: "java.lang:type=Runtime", attrib: Name}]
                """.formatted(port));
        test.stage().bus().publish(Events.START, Trace.NONE, Map.of());
        Process first = idle(options);
        assertThat(String.valueOf(next().get("name"))).startsWith(first.pid() + "@");
        first.destroyForcibly().waitFor();
        Process second = idle(options);
        Map<String, Object> fields = next();
        while (String.valueOf(fields.get("name")).startsWith(first.pid() + "@")) {
            fields = next();
        }
        assertThat(String.valueOf(fields.get("name"))).startsWith(second.pid() + "@");
        assertThat(test.troubles()).isEmpty();
    }

    @Test
    void fieldThatCannotBeReadIsLeftOutAndToldOnce() throws Exception {
        observe("""
                interval: 1ms
                connect: {pid_from: 'echo {{cmdlinepid}}'}
                metrics:
                  - {field: no-bean, mbean: "java.lang:type=Nothing", attrib: A}
                  - {field: no-attribute, mbean: "java.lang:type=Threading", attrib: Nothing}
                  - {field: no-part, mbean: "java.lang:type=Memory", attrib: HeapMemoryUsage.nothing}
                  - {field: no-value, mbean: "java.lang:type=Memory", attrib: Verbose, value: "value.x.y"}
                  - {field: verbose, mbean: "java.lang:type=Memory", attrib: Verbose}
                  - {field: heap, mbean: "java.lang:type=Memory", attrib: HeapMemoryUsage, value: "value['used'] > 0"}
                  - {field: java, mbean: "java.lang:type=Runtime", attrib: SystemProperties, value: "value['java.vm.specification.name']"}
                """);
        started(idle());
        for (int i = 0; i < 3; i++) {
            assertThat(next())
                    .containsExactly(
                            Map.entry("verbose", false),
                            Map.entry("heap", true),
                            Map.entry("java", "Java Virtual Machine Specification"));
        }
        assertThat(test.notes()).hasSize(4);
    }

    @Test
    void phaseBeginsWithAReadingOfItsOwn() throws Exception {
        observe("""
                interval: 1h
                connect: {pid_from: 'echo {{cmdlinepid}}'}
                metrics: [{field: threads, mbean: "java.lang:type=Threading", attrib: ThreadCount}]
                """);
        started(idle());
        assertThat(next()).containsKey("threads");
        Event update = test.begin(Map.of("a", 1L));
        assertThat(test.next(Events.JMX_MEASUREMENT).trace().shares(update.trace()))
                .isTrue();
    }

    @Test
    void programThatIsNoJvmIsToldAtTheEnd() throws Exception {
        observe(METRICS + "connect: {pid_from: 'echo >> tried; echo none; exit 1'}");
        test.stage().bus().publish(Events.CMDLINE_STARTED, Trace.NONE, Map.of("pid", 1L));
        Path tried = directory.resolve("tried");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        // When it is tried for the second time the first has failed.
        while ((Files.notExists(tried) || Files.size(tried) < 2) && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000);
        }
        test.stage().bus().publish(Events.TEARDOWN, Trace.NONE, Map.of());
        test.stage().bus().awaitQuiet();
        assertThat(test.troubles())
                .singleElement()
                .satisfies(
                        trouble -> assertThat(trouble)
                                .contains(
                                        "it never answered: pid_from: it must print the id of a process, but printed \"none\""));
    }

    @Test
    void mistakesAreTold() {
        assertThatThrownBy(() -> read("connect: {}\nmetrics: [{field: a, mbean: nothing, attrib: b}]"))
                .isInstanceOf(ProblemsException.class)
                .message()
                .contains("must have a port or pid_from")
                .contains("must be the name of an MBean");
    }
}
