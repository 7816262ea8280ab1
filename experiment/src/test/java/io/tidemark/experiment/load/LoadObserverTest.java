package io.tidemark.experiment.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadObserverTest {
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
    void figuresOfALoadBecomeValuesOfMetricsInItsPhase() throws Exception {
        observe("{map: {p99: m, failures: n}}");
        Event update = load(new FakeLoads(false), 100);
        assertThat(values("m")).singleElement().satisfies(value -> {
            assertThat((double) value.attribute("value").orElseThrow()).isBetween(0.0999, 0.1001);
            assertThat(value.trace().phase()).isEqualTo(update.trace().phase());
        });
        assertThat(values("n"))
                .singleElement()
                .satisfies(value -> assertThat(value.attribute("value")).contains(1.0));
    }

    @Test
    void eachSecondAfterTheWarmUpHasAValueWhenThatIsWanted() throws Exception {
        observe("{map: {rate: m}, per: window}");
        load(new FakeLoads(false), 70);
        // The plan of the fake has no warm-up of its own, so all of its windows count.
        assertThat(values("m"))
                .hasSize(FakeLoads.SECONDS)
                .allSatisfy(value -> assertThat(value.attribute("value")).contains(70.0));
        assertThat(values("m"))
                .extracting(Event::epochMicros)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void secondsOfWarmUpAreLeftOut() throws Exception {
        observe("{map: {rate: m}, per: window}");
        load(new FakeLoads(false), "{target: 'http://127.0.0.1:1', rate: '{{rate}}', warmUp: 2, duration: 3}", 70);
        assertThat(values("m")).hasSize(3);
    }

    @Test
    void latenciesAreInMillisecondsWhenThatIsWanted() throws Exception {
        observe("{map: {mean: m, rate: n}, times: ms}");
        load(new FakeLoads(false), 100);
        assertThat(values("m"))
                .singleElement()
                .satisfies(value -> assertThat(value.attribute("value")).contains(100.0));
        assertThat(values("n"))
                .singleElement()
                .satisfies(value -> assertThat(value.attribute("value")).contains(100.0));
    }

    @Test
    void anInvalidLoadGivesNoValues() throws Exception {
        observe("{map: {rate: m}}");
        observe("{map: {rate: m}, per: window}");
        load(new FakeLoads(false).invalid("too slow"), 100);
        assertThat(stage.events(Events.LOAD_WINDOW)).isNotEmpty();
        assertThat(values("m")).isEmpty();
    }

    @Test
    void onlyTheLoadThatIsMeantCounts() throws Exception {
        observe("{map: {rate: m}, load: other}");
        load(new FakeLoads(false), 100);
        assertThat(values("m")).isEmpty();
        load(new FakeLoads(false), "{target: 'http://127.0.0.1:1', rate: '{{rate}}', name: other}", 100);
        assertThat(values("m")).hasSize(1);
    }

    @Test
    void unknownFiguresAndMetricsAreProblems() {
        assertThatThrownBy(() -> observe("{map: {p98: m, rate: throughput}}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("p98")
                .hasMessageContaining("throughput");
        assertThatThrownBy(() -> observe("{per: load}")).hasMessageContaining("map");
    }

    private void observe(String yaml) throws Exception {
        LoadObserver observer = TestSettings.read(LoadObserver.TYPE.options(), LoadObserver.TYPE.reader(), yaml);
        observer.start(stage.stage());
    }

    private Event load(FakeLoads loads, long rate) throws Exception {
        return load(loads, "{target: 'http://127.0.0.1:1', rate: '{{rate}}'}", rate);
    }

    private Event load(FakeLoads loads, String yaml, long rate) throws Exception {
        ComponentType<LoadChannel> type = LoadChannel.type(loads);
        LoadChannel channel = TestSettings.read(type.options(), type.reader(), yaml);
        channel.start(stage.stage());
        Event update = stage.begin(Map.of("rate", rate));
        channel.apply(update);
        stage.next(Events.LOAD_END);
        channel.stop();
        stage.stage().bus().awaitQuiet();
        return update;
    }

    private List<Event> values(String metric) {
        return stage.events(Events.METRIC_UPDATE).stream()
                .filter(event -> event.text("name").equals(metric))
                .toList();
    }
}
