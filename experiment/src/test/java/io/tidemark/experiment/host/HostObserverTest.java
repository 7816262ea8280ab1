package io.tidemark.experiment.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostObserverTest {
    private static final long SECOND = 1_000_000;

    @TempDir
    private Path directory;

    private TestStage stage;

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void samplesOfTheMeasuredTimeBelongToThePhaseOfTheirLoad() throws Exception {
        observe("{map: {cpu: m}}");
        Event update = stage.begin(Map.of("a", 1L));
        Event start = loadStarted(update.trace(), 100, 2.0);
        for (long second = 100; second <= 108; second++) {
            sample(update.trace(), "host", second, (double) second);
        }
        Event next = stage.begin(Map.of("a", 2L));
        loadEnded(start, Map.of("load", "load", "seconds", 3.0), 106);
        // The last ones come when the next phase has begun.
        sample(next.trace(), "host", 105, 105.5);

        Event value = stage.next(Events.METRIC_UPDATE);
        assertThat(value.trace().phase()).isEqualTo(update.trace().phase());
        stage.stage().bus().awaitQuiet();
        // From the end of the warm-up at 102: a sample tells of the second before it.
        assertThat(stage.events(Events.METRIC_UPDATE))
                .extracting(event -> event.attribute("value").orElseThrow())
                .containsExactly(103.0, 104.0, 105.0, 105.5);
        assertThat(stage.events(Events.METRIC_UPDATE))
                .allSatisfy(event -> assertThat(event.trace().phase())
                        .isEqualTo(update.trace().phase()));
    }

    @Test
    void samplesOfALoadWithoutFiguresAreLeftOut() throws Exception {
        observe("{map: {cpu: m}}");
        observe("{map: {cpu: n}, during: always}");
        Event update = stage.begin(Map.of("a", 1L));
        Event start = loadStarted(update.trace(), 100, 0.0);
        sample(update.trace(), "host", 102, 50.0);
        loadEnded(start, Map.of("load", "load", "valid", false), 103);
        Event other = loadStarted(update.trace(), 110, 0.0);
        sample(update.trace(), "host", 112, 60.0);
        loadEnded(other, Map.of("load", "load", "seconds", 3.0), 113);
        Event value = stage.next(Events.METRIC_UPDATE);
        while (!value.text("name").equals("m")) {
            value = stage.next(Events.METRIC_UPDATE);
        }
        assertThat(value.attributes()).containsEntry("value", 60.0);
        stage.stage().bus().awaitQuiet();
        assertThat(stage.events(Events.METRIC_UPDATE))
                .extracting(event -> event.text("name") + event.text("value"))
                .containsExactlyInAnyOrder("n50.0", "n60.0", "m60.0");
    }

    @Test
    void onlyTheHostAndTheLoadThatAreMeantCount() throws Exception {
        observe("{map: {cpu: m}, host: shop, during: always}");
        observe("{map: {cpu: n}, load: other}");
        Event update = stage.begin(Map.of("a", 1L));
        Event start = loadStarted(update.trace(), 100, 0.0);
        sample(update.trace(), "host", 102, 50.0);
        sample(update.trace(), "shop", 102, 60.0);
        loadEnded(start, Map.of("load", "load", "seconds", 3.0), 103);
        stage.stage().bus().awaitQuiet();
        assertThat(stage.events(Events.METRIC_UPDATE))
                .extracting(event -> event.text("name") + event.text("value"))
                .containsExactly("m60.0");
    }

    @Test
    void thatThereWasNoLoadIsSaid() throws Exception {
        observe("{map: {cpu: m}}");
        sample(stage.begin(Map.of("a", 1L)).trace(), "host", 1, 50.0);
        stage.stage().bus().publish(Events.TEARDOWN, Trace.NONE, Map.of());
        stage.stage().bus().awaitQuiet();
        assertThat(stage.notes()).singleElement().asString().contains("during: always");
    }

    @Test
    void thisMachineIsSampled() throws Exception {
        HostObserver observer = observe("{map: {cpu: m, host_memory_used: n}, watch: machine, during: always}");
        Event update = stage.begin(Map.of("a", 1L));
        Event value = stage.next(Events.METRIC_UPDATE);
        assertThat((double) value.attribute("value").orElseThrow()).isPositive();
        Event sample = stage.next(Events.HOST_SAMPLE);
        assertThat(sample.attributes()).containsEntry("host", "machine");
        assertThat(sample.trace().phase()).isEqualTo(update.trace().phase());
        assertThat(sample.map("fields")).containsKeys("cpu", "memory", "host_run_queue");
        observer.stop();
    }

    @Test
    void theUseOfCpuIsAShareOfWhatTheTargetMayUse() {
        HostSample limited =
                new HostSample(1, Map.of(Metric.TARGET_CPU, 0.5, Metric.TARGET_CPU_LIMIT, 2.0, Metric.HOST_CPU, 0.9));
        assertThat(HostFigure.fields(limited, facts(4)))
                .containsEntry("cpu", 25.0)
                .containsEntry("target_cpu", 0.5);
        HostSample bound = new HostSample(1, Map.of(Metric.TARGET_CPU, 0.5));
        assertThat(HostFigure.fields(bound, facts(4))).containsEntry("cpu", 12.5);
        HostSample machine = new HostSample(1, Map.of(Metric.HOST_CPU, 0.9, Metric.HOST_MEMORY_USED, 5.0));
        assertThat(HostFigure.fields(machine, facts(4)))
                .containsEntry("cpu", 90.0)
                .containsEntry("memory", 5.0)
                .doesNotContainKey("network");
        HostSample first = new HostSample(
                1, Map.of(Metric.HOST_NETWORK_IN, 5.0, Metric.HOST_NETWORK_OUT, 6.0, Metric.TARGET_NETWORK_IN, 1.0));
        assertThat(HostFigure.fields(first, facts(4)))
                .containsEntry("network", 11.0)
                .doesNotContainKey("cpu");
    }

    @Test
    void unknownFiguresAreProblems() {
        assertThatThrownBy(() -> observe("{map: {cpus: m}}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("cpus");
    }

    private static HostFacts facts(double cpus) {
        return new HostFacts(
                "process", "a program", Optional.empty(), OptionalDouble.of(cpus), OptionalLong.empty(), true);
    }

    private HostObserver observe(String yaml) throws Exception {
        HostObserver observer = TestSettings.read(HostObserver.TYPE.options(), HostObserver.TYPE.reader(), yaml);
        observer.start(stage.stage());
        return observer;
    }

    private Event loadStarted(Trace cause, long second, double warmUp) {
        return stage.stage()
                .bus()
                .publish(Events.LOAD_STARTED, cause, Map.of("load", "load", "warmUp", warmUp), second * SECOND);
    }

    private void loadEnded(Event start, Map<String, Object> attributes, long second) {
        stage.stage().bus().publish(Events.LOAD_END, start.trace(), attributes, second * SECOND);
    }

    private void sample(Trace cause, String host, long second, double cpu) {
        stage.stage()
                .bus()
                .publish(
                        Events.HOST_SAMPLE,
                        cause,
                        Map.of("host", host, "fields", Map.of("cpu", cpu, "lines", List.of())),
                        second * SECOND);
    }
}
