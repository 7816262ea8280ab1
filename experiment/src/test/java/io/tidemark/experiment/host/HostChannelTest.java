package io.tidemark.experiment.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.sizing.probe.ProbeKind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChannelTest {
    private static final String TYPED = "{image: x, port: 80, instance_type: '{{a}}'}";

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
    void aHostIsStartedForItsPhaseAndKnownByItsAddress() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        HostChannel channel = start(hosts, TYPED, false);
        Event update = apply(channel, "t3.small");
        FakeHosts.Fake host = hosts.next();
        Event started = stage.next(Events.HOST_READY);
        assertThat(started.type()).isEqualTo(Events.HOST_STARTED);
        assertThat(started.attributes())
                .containsEntry("host", "shop")
                .containsEntry("type", "t3.small")
                .containsEntry("url", host.uri().toString())
                .containsEntry("pid", ProcessHandle.current().pid());
        assertThat(started.trace().phase()).isEqualTo(update.trace().phase());
        Scope scope = stage.stage().scope(update.trace());
        assertThat(Template.parse("{{host_url}}/x {{shop_url}}/x").render(scope))
                .isEqualTo(host.uri() + "/x " + host.uri() + "/x");
        channel.stop();
        assertThat(host.isClosed()).isTrue();
        assertThat(stage.next(Events.HOST_STOPPED).attributes()).containsEntry("host", "shop");
    }

    @Test
    void itIsStartedAnewOnlyWhenThatMakesItAnotherOneAndIsReadyInEveryPhase() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        HostChannel channel = start(hosts, TYPED, false);
        apply(channel, "t3.small");
        FakeHosts.Fake small = hosts.next();
        assertThat(stage.next(Events.HOST_READY).type()).isEqualTo(Events.HOST_STARTED);

        Event same = apply(channel, "t3.small");
        Event ready = stage.next(Events.HOST_READY);
        assertThat(ready.type()).isEqualTo(Events.HOST_READY);
        assertThat(ready.trace().phase()).isEqualTo(same.trace().phase());

        Event passed = stage.begin(Map.of("a", "t3.small"));
        channel.pass(passed);
        assertThat(stage.next(Events.HOST_READY).trace().phase())
                .isEqualTo(passed.trace().phase());
        assertThat(hosts.hasStartedMore()).isFalse();

        apply(channel, "t3.large");
        Event stopped = stage.next(Events.HOST_STOPPED);
        FakeHosts.Fake large = hosts.next();
        assertThat(small.isClosed()).isTrue();
        assertThat(large.order.instanceType()).contains("t3.large");
        Event started = stage.next(Events.HOST_STARTED);
        assertThat(started.id()).isGreaterThan(stopped.id());
        assertThat(hosts.mostAtOnce()).isEqualTo(1);
        channel.stop();
    }

    @Test
    void itIsAlwaysStartedAnewWhenThatIsWanted() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        HostChannel channel = start(hosts, TYPED, true);
        apply(channel, "t3.small");
        FakeHosts.Fake first = hosts.next();
        stage.next(Events.HOST_STARTED);
        apply(channel, "t3.small");
        hosts.next();
        stage.next(Events.HOST_STARTED);
        assertThat(first.isClosed()).isTrue();
        channel.stop();
        assertThat(hosts.running()).isZero();
    }

    @Test
    void aHostWithoutParametersIsStartedByTheFirstPhase() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        HostChannel channel = start(hosts, "{image: x, port: 80}", false);
        Event update = stage.begin(Map.of("a", 1L));
        channel.pass(update);
        assertThat(stage.next(Events.HOST_STARTED).trace().phase())
                .isEqualTo(update.trace().phase());
        channel.stop();
    }

    @Test
    void onlyTheHostThatIsWantedLastGetsReadyAndNothingIsLeftOfTheOthers() throws Exception {
        FakeHosts hosts = new FakeHosts(true);
        HostChannel channel = start(hosts, TYPED, false);
        for (int i = 0; i < 30; i++) {
            apply(channel, "t3.small");
            apply(channel, "t3.large");
        }
        Event last = apply(channel, "c7i.large");
        hosts.open();
        Event ready = stage.next(Events.HOST_READY);
        while (ready.trace().phase().orElseThrow() != last.trace().phase().orElseThrow()) {
            ready = stage.next(Events.HOST_READY);
        }
        assertThat(ready.attributes()).containsEntry("type", "c7i.large");
        assertThat(hosts.running()).isEqualTo(1);
        assertThat(hosts.mostAtOnce()).isEqualTo(1);
        channel.stop();
        assertThat(hosts.running()).isZero();
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void phasesThatBeginWhileItStartsLearnWhenItServes() throws Exception {
        FakeHosts hosts = new FakeHosts(true);
        HostChannel channel = start(hosts, TYPED, false);
        Event first = apply(channel, "t3.small");
        Event second = stage.begin(Map.of("a", "t3.small"));
        channel.pass(second);
        stage.stage().bus().awaitQuiet();
        hosts.open();
        assertThat(stage.next(Events.HOST_READY).trace().phase())
                .isEqualTo(first.trace().phase());
        Event ready = stage.next(Events.HOST_READY);
        assertThat(ready.type()).isEqualTo(Events.HOST_READY);
        assertThat(ready.trace().phase()).isEqualTo(second.trace().phase());
        channel.stop();
    }

    @Test
    void aHostThatCannotBeStartedIsTroubleAndTheNextPhaseTriesAgain() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        hosts.failing("there is no such image");
        HostChannel channel = start(hosts, TYPED, false);
        Event update = apply(channel, "t3.small");
        Event failed = stage.next(Events.HOST_FAILED);
        assertThat(failed.text("exception")).contains("no such image");
        assertThat(failed.trace().phase()).isEqualTo(update.trace().phase());
        hosts.failing("");
        apply(channel, "t3.small");
        stage.next(Events.HOST_STARTED);
        channel.stop();
        assertThat(stage.troubles()).singleElement().asString().contains("no such image");
    }

    @Test
    void aHostThatDiesIsToldOfAndStartedAgainByTheNextPhase() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        HostChannel channel = start(hosts, TYPED, false);
        Event update = apply(channel, "t3.small");
        stage.next(Events.HOST_STARTED);
        FakeHosts.Fake host = hosts.next();
        host.die();
        Event lost = stage.next(Events.HOST_FAILED);
        assertThat(lost.text("exception")).contains("ended by itself").contains("last words");
        assertThat(lost.trace().phase()).isEqualTo(update.trace().phase());
        Event next = stage.begin(Map.of("a", "t3.small"));
        channel.pass(next);
        assertThat(stage.next(Events.HOST_STARTED).trace().phase())
                .isEqualTo(next.trace().phase());
        assertThat(host.isClosed()).isTrue();
        channel.stop();
        assertThat(hosts.running()).isZero();
    }

    @Test
    void anInterruptGivesUpAStart() throws Exception {
        FakeHosts hosts = new FakeHosts(true);
        HostChannel channel = start(hosts, TYPED, false);
        apply(channel, "t3.small");
        stage.stage().bus().awaitQuiet();
        channel.endRun(true);
        channel.stop();
        assertThat(hosts.running()).isZero();
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void theEndOfTheExperimentEndsIt() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        HostChannel channel = start(hosts, TYPED, false);
        apply(channel, "t3.small");
        stage.next(Events.HOST_STARTED);
        channel.endRun(false);
        stage.stage().bus().awaitQuiet();
        assertThat(hosts.running()).as("loads may go on").isEqualTo(1);
        stage.stage().bus().publish(Events.TEARDOWN, stage.stage().bus().current(), Map.of());
        stage.next(Events.HOST_STOPPED);
        assertThat(hosts.running()).isZero();
        channel.stop();
    }

    @Test
    void aHostOutlivesTheLoadThatItServes() throws Exception {
        FakeHosts hosts = new FakeHosts(false);
        HostChannel channel = start(hosts, TYPED, false);
        Event first = apply(channel, "t3.small");
        stage.next(Events.HOST_STARTED);
        FakeHosts.Fake small = hosts.next();
        Event load = stage.stage().bus().publish(Events.LOAD_STARTED, first.trace(), Map.of("load", "load"));
        apply(channel, "t3.large");
        stage.stage().bus().awaitQuiet();
        assertThat(small.isClosed()).isFalse();
        Event end = stage.stage().bus().publish(Events.LOAD_END, load.trace(), Map.of("load", "load"));
        assertThat(stage.next(Events.HOST_STOPPED).id()).isGreaterThan(end.id());
        stage.next(Events.HOST_STARTED);
        channel.stop();
    }

    @Test
    void anOrderThatMakesNoSenseFailsItsPhase() throws Exception {
        HostChannel channel = start(new FakeHosts(false), "{image: x, port: '{{a}}'}", false);
        Event update = apply(channel, "eighty");
        Event failed = stage.next(Events.HOST_FAILED);
        assertThat(failed.text("exception")).contains("port").contains("eighty");
        assertThat(failed.trace().phase()).isEqualTo(update.trace().phase());
        assertThat(stage.troubles()).hasSize(1);
    }

    @Test
    void whatIsNotForATypeOrMissingIsFoundBeforeAnythingRuns() {
        assertThatThrownBy(() -> read("{command: java Shop, image_: x, cpus: 2, memory: 1GiB, volumes: /a:/b}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("image_")
                .hasMessageContaining("cpus")
                .hasMessageContaining("memory")
                .hasMessageContaining("volumes");
        assertThatThrownBy(() -> read("{type: ec2, image: x}"))
                .hasMessageContaining("port")
                .hasMessageContaining("instance_type");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("url");
        assertThatThrownBy(() -> read("{image: x, port: 80, instance_type: t3.small, cpus: 2}"))
                .hasMessageContaining("cannot be together with a machine type");
        assertThatThrownBy(() -> read("{type: demo, timeToLive: 10ms, ec2: {prefix: 'A B'}}"))
                .hasMessageContaining("timeToLive")
                .hasMessageContaining("ec2");
    }

    private HostChannel start(HostSource source, String yaml, boolean always) throws Exception {
        HostRecipe recipe = TestSettings.read(HostChannel.TYPE.options(), HostRecipe::read, yaml);
        HostChannel channel = new HostChannel("shop", recipe, source, ProbeKind.NONE, always);
        channel.start(stage.stage());
        return channel;
    }

    private static HostChannel read(String yaml) throws ProblemsException {
        return TestSettings.read(HostChannel.TYPE.options(), HostChannel.TYPE.reader(), yaml);
    }

    private Event apply(HostChannel channel, String type) {
        Event update = stage.begin(Map.of("a", type));
        channel.apply(update);
        return update;
    }
}
