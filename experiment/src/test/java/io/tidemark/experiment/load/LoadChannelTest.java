package io.tidemark.experiment.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadChannelTest {
    private static final String AT_RATE = "{target: 'http://127.0.0.1:1/x', rate: '{{rate}}'}";

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
    void aLoadIsSentForAPhaseAndToldOf() throws Exception {
        FakeLoads loads = new FakeLoads(false);
        LoadChannel channel = start(loads, AT_RATE);
        Event update = apply(channel, 200L);

        Event started = stage.next(Events.LOAD_STARTED);
        assertThat(started.attributes())
                .containsEntry("load", "load")
                .containsEntry("rate", 200.0)
                .containsEntry("target", "http://127.0.0.1:1");
        List<Event> windows = new ArrayList<>();
        for (int second = 0; second < FakeLoads.SECONDS; second++) {
            windows.add(stage.next(Events.LOAD_WINDOW));
        }
        assertThat(windows)
                .extracting(window -> window.attribute("second").orElseThrow())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(windows.getLast().attributes())
                .containsEntry("sent", 200L)
                .containsEntry("rate", 200.0)
                .containsEntry("failures", 1.0);
        Event end = stage.next(Events.LOAD_END);
        assertThat(end.attributes())
                .containsEntry("verdict", "PASSED")
                .containsEntry("valid", true)
                .containsEntry("seconds", 3.0)
                .containsEntry("sent", 600L)
                .containsEntry("good", 594L)
                .containsEntry("rate", 200.0)
                .containsEntry("throughput", 198.0)
                .containsEntry("failures", 1.0);
        assertThat((double) end.attribute("p99").orElseThrow()).isCloseTo(0.2, within(0.001));
        assertThat(end.trace().phase()).isEqualTo(update.trace().phase());
        assertThat(end.trace().has(started.id())).isTrue();
        assertThat(stage.events(Events.FLAG_UPDATE)).isEmpty();
    }

    @Test
    void aNewPhaseEndsTheLoadOfTheOneBeforeAndItsResultStaysThere() throws Exception {
        FakeLoads loads = new FakeLoads(true);
        LoadChannel channel = start(loads, AT_RATE);
        Event first = apply(channel, 100L);
        FakeLoads.Fake sent = loads.next();
        Event second = apply(channel, 300L);

        Event end = stage.next(Events.LOAD_END);
        assertThat(sent.isStopped()).isTrue();
        assertThat(end.trace().phase()).isEqualTo(first.trace().phase());
        assertThat(end.attributes()).containsEntry("sent", 300L).containsEntry("ending", "INTERRUPTED");
        FakeLoads.Fake next = loads.next();
        assertThat(next.isStopped()).isFalse();
        next.release();
        Event other = stage.next(Events.LOAD_END);
        assertThat(other.trace().phase()).isEqualTo(second.trace().phase());
        assertThat(other.attributes()).containsEntry("sent", 900L).containsEntry("ending", "COMPLETED");
    }

    @Test
    void thereIsNeverMoreThanOneLoadAtATime() throws Exception {
        FakeLoads loads = new FakeLoads(true);
        LoadChannel channel = start(loads, AT_RATE);
        for (long rate = 1; rate <= 50; rate++) {
            apply(channel, rate * 100);
        }
        // Those whose phase was over before it was their turn have not begun at all.
        FakeLoads.Fake last = loads.next();
        while (last.rate() < 5_000) {
            last = loads.next();
        }
        last.release();
        Event end = stage.next(Events.LOAD_END);
        while (!end.attribute("ending").orElseThrow().equals("COMPLETED")) {
            end = stage.next(Events.LOAD_END);
        }
        assertThat(loads.mostAtOnce()).isEqualTo(1);
        assertThat(end.attributes()).containsEntry("sent", 15_000L);
        assertThat(end.trace().phase().orElseThrow().parameters()).containsEntry("rate", 5_000L);
        for (Event each : stage.events(Events.LOAD_END)) {
            long rate = (long) each.trace().phase().orElseThrow().parameters().get("rate");
            assertThat(each.attributes()).containsEntry("sent", 3 * rate);
        }
    }

    @Test
    void anInterruptEndsALoadEarlyAndItsFiguresAreTold() throws Exception {
        FakeLoads loads = new FakeLoads(true);
        LoadChannel channel = start(loads, AT_RATE);
        apply(channel, 100L);
        FakeLoads.Fake sent = loads.next();
        channel.endRun(true);
        Event end = stage.next(Events.LOAD_END);
        assertThat(sent.isStopped()).isTrue();
        assertThat(end.attributes()).containsEntry("rate", 100.0);
    }

    @Test
    void theEndOfAllPoliciesLetsALoadGoOnToItsEnd() throws Exception {
        FakeLoads loads = new FakeLoads(true);
        LoadChannel channel = start(loads, AT_RATE);
        apply(channel, 100L);
        FakeLoads.Fake sent = loads.next();
        channel.endRun(false);
        stage.stage().bus().awaitQuiet();
        assertThat(sent.isStopped()).isFalse();
        sent.release();
        assertThat(stage.next(Events.LOAD_END).attributes()).containsEntry("ending", "COMPLETED");
    }

    @Test
    void stoppingLeavesNoLoadUnderWay() throws Exception {
        FakeLoads loads = new FakeLoads(true);
        LoadChannel channel = start(loads, AT_RATE);
        apply(channel, 100L);
        FakeLoads.Fake sent = loads.next();
        channel.stop();
        assertThat(sent.isStopped()).isTrue();
        assertThat(stage.next(Events.LOAD_END).attributes()).containsEntry("ending", "INTERRUPTED");
    }

    @Test
    void anInvalidLoadFlagsItsPhaseAndHasNoFigures() throws Exception {
        LoadChannel channel = start(new FakeLoads(false).invalid("The generator's CPU was the limit."), AT_RATE);
        Event update = apply(channel, 100L);
        Event flag = stage.next(Events.FLAG_UPDATE);
        assertThat(flag.attributes()).containsEntry("name", "load").containsEntry("value", "INVALID");
        assertThat(flag.trace().phase()).isEqualTo(update.trace().phase());
        Event end = stage.next(Events.LOAD_END);
        assertThat(end.attributes())
                .containsEntry("verdict", "INVALID")
                .containsEntry("valid", false)
                .containsEntry("reasons", "The generator's CPU was the limit.")
                .doesNotContainKeys("rate", "p99", "failures", "sent");
        assertThat(stage.notes()).contains("load: INVALID: The generator's CPU was the limit.");
    }

    @Test
    void theFiguresOfAnInvalidLoadAreToldWhenThatIsWanted() throws Exception {
        FakeLoads loads = new FakeLoads(false).invalid("The generator's CPU was the limit.");
        LoadChannel channel = start(loads, "{target: 'http://127.0.0.1:1', rate: 100, invalid: keep}");
        apply(channel, 100L);
        assertThat(stage.next(Events.FLAG_UPDATE).attributes()).containsEntry("value", "INVALID");
        assertThat(stage.next(Events.LOAD_END).attributes()).containsEntry("rate", 100.0);
    }

    @Test
    void aLoadWaitsForWhatItIsToBeginAfter() throws Exception {
        FakeLoads loads = new FakeLoads(false);
        LoadChannel channel = start(
                loads, "{target: '{{host_url}}', rate: '{{rate}}', after: 'HostReadyEvent[host=a]', name: first}");
        Event earlier = stage.begin(Map.of("rate", 100L));
        channel.apply(earlier);
        Event update = stage.begin(Map.of("rate", 200L));
        channel.pass(update);
        // Of the phase before.
        stage.stage().bus().publish(Events.HOST_STARTED, earlier.trace(), Map.of("host", "a"));
        stage.stage().bus().publish(Events.HOST_STARTED, update.trace(), Map.of("host", "b"));
        stage.stage().bus().awaitQuiet();
        assertThat(loads.orders).isEmpty();

        stage.stage().define("host_url", "http://127.0.0.1:4711");
        Event ready = stage.stage().bus().publish(Events.HOST_READY, update.trace(), Map.of("host", "a"));
        Event started = stage.next(Events.LOAD_STARTED);
        assertThat(started.attributes())
                .containsEntry("target", "http://127.0.0.1:4711")
                .containsEntry("load", "first");
        assertThat(started.trace().has(ready.id())).isTrue();
        stage.next(Events.LOAD_END);
        stage.stage().bus().publish(Events.HOST_READY, update.trace(), Map.of("host", "a"));
        stage.stage().bus().awaitQuiet();
        assertThat(loads.orders).as("one load for a phase").hasSize(1);
    }

    @Test
    void aLoadThatWaitsForAHostFailsWithIt() throws Exception {
        LoadChannel channel = start(new FakeLoads(false), "{target: '{{host_url}}', rate: 100, after: HostReadyEvent}");
        Event update = stage.begin(Map.of("rate", 200L));
        channel.apply(update);
        stage.stage()
                .bus()
                .publish(Events.HOST_FAILED, update.trace(), Map.of("host", "a", "exception", "no such image"));
        Event end = stage.next(Events.LOAD_END);
        assertThat(end.type()).isEqualTo(Events.LOAD_FAILED);
        assertThat(end.text("exception")).contains("no such image");
        assertThat(end.trace().phase()).isEqualTo(update.trace().phase());
    }

    @Test
    void aLoadThatCannotBeSentIsTroubleAndSaysSo() throws Exception {
        LoadChannel channel = start(new FakeLoads(false), "{target: 'http://127.0.0.1:1', rate: 'ten'}");
        apply(channel, 100L);
        assertThat(stage.next(Events.FLAG_UPDATE).attributes()).containsEntry("value", "FAILED");
        Event end = stage.next(Events.LOAD_END);
        assertThat(end.type()).isEqualTo(Events.LOAD_FAILED);
        assertThat(end.text("exception")).contains("rate").contains("ten");
        assertThat(end.attributes()).containsEntry("passed", false).doesNotContainKey("p99");
        channel.stop();
        assertThat(stage.troubles()).singleElement().asString().contains("ten");
    }

    @Test
    void aLoadIsKeptWhenThatIsWanted() throws Exception {
        LoadChannel channel =
                start(new FakeLoads(false), "{target: 'http://127.0.0.1:1', rate: 100, keep: yes, name: steady}");
        apply(channel, 100L);
        Path kept = Path.of(stage.next(Events.LOAD_END).text("directory"));
        assertThat(kept).isEqualTo(directory.resolve("loads").resolve("steady-run-1-phase-1"));
        assertThat(kept.resolve("report.html")).isNotEmptyFile();
        assertThat(kept.resolve("run.json")).isNotEmptyFile();
        assertThat(kept.resolve("timeline.csv")).isNotEmptyFile();
        try (var files = Files.list(kept.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatCannotBeTogetherIsFoundBeforeAnythingRuns() {
        assertThatThrownBy(() -> read(new FakeLoads(false), "{plan: p.yml, ramp: 5s, rate: 5, users: 3, lambda: {}}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("ramp")
                .hasMessageContaining("users")
                .hasMessageContaining("lambda");
        assertThatThrownBy(() -> read(new FakeLoads(false), "{duration: 5s}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("target")
                .hasMessageContaining("rate");
    }

    @Test
    void functionsAreOrderedAsTheyWereDescribed() throws Exception {
        FakeLoads loads = new FakeLoads(false);
        LoadChannel channel = start(
                loads,
                "{target: 'http://127.0.0.1:1', rate: 100, fleet: lambda, workers: '{{rate}}', permitted: shop.example, "
                        + "lambda: {prefix: mine, region: eu-west-1, in_vpc: yes, maxCost: 2.5}}");
        apply(channel, 7L);
        stage.next(Events.LOAD_END);
        LoadOrder order = loads.orders.take();
        assertThat(order.workers()).isEqualTo(7);
        assertThat(order.permitted()).containsExactly("shop.example");
        LoadOrder.Lambda lambda = order.lambda().orElseThrow();
        assertThat(lambda.prefix()).contains("mine");
        assertThat(lambda.region()).contains("eu-west-1");
        assertThat(lambda.profile()).isEmpty();
        assertThat(lambda.inVpc()).isTrue();
        assertThat(lambda.maxCost()).hasValue(2.5);
    }

    private LoadChannel start(LoadRunner runner, String yaml) throws Exception {
        LoadChannel channel = read(runner, yaml);
        channel.start(stage.stage());
        return channel;
    }

    private static LoadChannel read(LoadRunner runner, String yaml) throws ProblemsException {
        ComponentType<LoadChannel> type = LoadChannel.type(runner);
        return TestSettings.read(type.options(), type.reader(), yaml);
    }

    private Event apply(LoadChannel channel, long rate) throws Exception {
        Event update = stage.begin(Map.of("rate", rate));
        channel.apply(update);
        return update;
    }
}
