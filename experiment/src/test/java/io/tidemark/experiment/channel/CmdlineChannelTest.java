package io.tidemark.experiment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.program.ProcessGroup;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CmdlineChannelTest {
    @TempDir
    private Path directory;

    private TestStage stage;
    private CmdlineChannel channel;

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
    }

    @AfterEach
    void close() throws Exception {
        if (channel != null) {
            channel.stop();
        }
        stage.close();
    }

    private void start(String yaml) throws ProblemsException {
        channel = TestSettings.read(CmdlineChannel.TYPE.options(), CmdlineChannel.TYPE.reader(), yaml);
        channel.start(stage.stage());
    }

    private Event apply(Map<String, Object> parameters) {
        Event update = stage.begin(parameters);
        channel.apply(update);
        return update;
    }

    private String line() throws InterruptedException, TimeoutException {
        return stage.next(Events.LOG_LINE).text("line");
    }

    private static Phase phase(Event event) {
        return event.trace().phase().orElseThrow();
    }

    private static void awaitOver(Phase phase) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        phase.close(List.of(over::countDown));
        assertThat(over.await(20, TimeUnit.SECONDS)).as("%s ends", phase).isTrue();
    }

    private static void awaitDeath(long pid) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (ProcessHandle.of(pid).filter(ProcessGroup::isAlive).isPresent()) {
            assertThat(System.nanoTime()).as("process %d is alive", pid).isLessThan(end);
            LockSupport.parkNanos(100_000);
        }
    }

    @Test
    void linesOfBothStreamsAreToldAndThenTheEnd() throws Exception {
        start("""
                cmdline: "sh -c 'echo one; printf last; echo oops >&2; exit 3'"
                restart: no
                kind: {stdout: out}
                """);
        Event update = apply(Map.of("a", 1L));
        awaitOver(phase(update));
        assertThat(stage.events(Events.LOG_LINE))
                .extracting(line -> line.text("kind") + ":" + line.text("line"))
                .containsExactlyInAnyOrder("out:one", "out:last", "stderr:oops");
        List<Event> events = stage.events(Events.EVENT);
        assertThat(events.get(1).type()).isEqualTo(Events.CMDLINE_STARTED);
        assertThat(events.getLast().type()).isEqualTo(Events.CMDLINE_EXIT_NONZERO);
        assertThat(events.getLast().attributes()).containsEntry("exitcode", 3L);
        assertThat(events).allMatch(event -> phase(event) == phase(update));
        assertThat(stage.stage().scope(Trace.NONE).find("cmdlinepid"))
                .contains(events.get(1).attributes().get("pid"));
    }

    @Test
    void inputEnvironmentAndDirectoryAreGiven() throws Exception {
        Files.createDirectory(directory.resolve("sub"));
        start("""
                cmdline: cat; echo $MINE; test -n "$PATH" && pwd
                shell: yes
                stdin: |
                  first
                  second
                env: {MINE: "a b"}
                cwd: sub
                restart: no
                """);
        apply(Map.of());
        assertThat(List.of(line(), line(), line(), line()))
                .containsExactly("first", "second", "a b", directory.toRealPath() + "/sub");
        assertThat(stage.next(Events.CMDLINE_EXIT).type()).isEqualTo(Events.CMDLINE_EXIT_ZERO);
    }

    @Test
    void muchOutputIsReadToItsLastLine() throws Exception {
        start("{cmdline: \"sh -c 'seq 1 20000'\", restart: no}");
        awaitOver(phase(apply(Map.of())));
        List<Event> lines = stage.events(Events.LOG_LINE);
        assertThat(lines).hasSize(20_000);
        assertThat(lines.getLast().text("line")).isEqualTo("20000");
    }

    @Test
    void nextPhaseEndsTheProgramWithAllThatItStartedAndTellsNoExit() throws Exception {
        start("{cmdline: \"sh -c 'sleep 1000 & echo $!; wait'\", gracePeriod: 1s}");
        Event one = apply(Map.of("a", 1L));
        long pid = (long) stage.next(Events.CMDLINE_STARTED).attributes().get("pid");
        long child = Long.parseLong(line());
        Event two = apply(Map.of("a", 2L));
        awaitOver(phase(one));
        assertThat(phase(stage.next(Events.CMDLINE_STARTED))).isEqualTo(phase(two));
        awaitDeath(pid);
        awaitDeath(child);
        assertThat(stage.events(Events.CMDLINE_EXIT)).isEmpty();
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void endsThatWereAskedForAreNotTold() throws Exception {
        start("{cmdline: sleep 1000, restart: no, gracePeriod: 1s}");
        Event one = apply(Map.of("a", 1L));
        stage.next(Events.CMDLINE_STARTED);
        channel.endRun(false);
        awaitOver(phase(one));
        channel.stop();
        assertThat(stage.events(Events.CMDLINE_EXIT)).isEmpty();
    }

    @Test
    void whoeverIgnoresTheInterruptIsKilledAfterTheGrace() throws Exception {
        start("{cmdline: \"sh -c 'trap : INT TERM; echo ready; while :; do sleep 0.01; done'\", gracePeriod: 50ms}");
        Event one = apply(Map.of("a", 1L));
        long pid = (long) stage.next(Events.CMDLINE_STARTED).attributes().get("pid");
        assertThat(line()).isEqualTo("ready");
        channel.endRun(false);
        awaitOver(phase(one));
        awaitDeath(pid);
    }

    @Test
    void interruptedProgramsMayEndWellAndTheirLastWordsBelongToTheirPhase() throws Exception {
        start("""
                cmdline: "sh -c 'trap \\"echo bye; exit 0\\" INT; echo ready; while :; do sleep 0.01; done'"
                """);
        Event one = apply(Map.of("a", 1L));
        assertThat(line()).isEqualTo("ready");
        apply(Map.of("a", 2L));
        Event bye = stage.next(Events.LOG_LINE);
        assertThat(bye.text("line")).isEqualTo("bye");
        assertThat(phase(bye)).isEqualTo(phase(one));
    }

    @Test
    void phasesThatDoNotConcernItTakeTheProgramOver() throws Exception {
        Path go = directory.resolve("go");
        start(
                "{cmdline: \"sh -c 'echo one; while ! test -e go; do sleep 0.01; done; echo two; sleep 1000'\", restart: no, gracePeriod: 1s}");
        Event one = apply(Map.of("a", 1L));
        assertThat(line()).isEqualTo("one");
        Event two = stage.begin(Map.of("a", 1L, "b", 2L));
        channel.pass(two);
        awaitOver(phase(one));
        Files.createFile(go);
        Event line = stage.next(Events.LOG_LINE);
        assertThat(line.text("line")).isEqualTo("two");
        assertThat(phase(line)).isEqualTo(phase(two));
        CountDownLatch over = new CountDownLatch(1);
        phase(two).close(List.of(over::countDown));
        assertThat(over.getCount())
                .as("the program holds the phase that it works for")
                .isOne();
        channel.endRun(false);
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void serversDoNotKeepThePhaseFromEnding() throws Exception {
        start("{cmdline: \"sh -c 'echo up; sleep 1000'\", gracePeriod: 1s}");
        Event one = apply(Map.of("a", 1L));
        assertThat(line()).isEqualTo("up");
        awaitOver(phase(one));
    }

    @Test
    void programsAtStartRunThroughAllPhasesAndHoldNone() throws Exception {
        start("{cmdline: \"sh -c 'echo up; sleep 1000'\", atstart: yes, relaunch: yes, gracePeriod: 1s}");
        long pid = (long) stage.next(Events.CMDLINE_STARTED).attributes().get("pid");
        assertThat(line()).isEqualTo("up");
        Event one = stage.begin(Map.of());
        channel.pass(one);
        awaitOver(phase(one));
        channel.endRun(false);
        assertThat(ProcessHandle.of(pid)).isPresent();
        channel.stop();
        awaitDeath(pid);
    }

    @Test
    void programsThatEndAreStartedAgain() throws Exception {
        start("{cmdline: \"sh -c 'echo up'\"}");
        apply(Map.of());
        assertThat(List.of(line(), line(), line())).containsOnly("up");
        assertThat(stage.events(Events.CMDLINE_EXIT)).isEmpty();
        List<Event> starts = stage.events(Events.CMDLINE_STARTED);
        assertThat(starts.get(1).epochMicros() - starts.get(0).epochMicros()).isGreaterThan(99_000);
        assertThat(starts.get(2).epochMicros() - starts.get(1).epochMicros()).isGreaterThan(199_000);
    }

    @Test
    void whatIsLeftBehindDoesNotKeepTheEndFromBeingTold() throws Exception {
        start("{cmdline: \"sh -c 'sleep 1000 & echo $!'\", restart: no}");
        apply(Map.of());
        long child = Long.parseLong(line());
        stage.next(Events.CMDLINE_EXIT_ZERO);
        assertThat(ProcessGroup.isAlive(ProcessHandle.of(child).orElseThrow()))
                .as("it may be a daemon")
                .isTrue();
        channel.stop();
        awaitDeath(child);
    }

    @Test
    void teardownComesBeforeTheEnd() throws Exception {
        start("""
                cmdline: "sh -c 'trap \\"cat done; exit\\" INT; echo up; while :; do sleep 0.01; done'"
                teardown: echo torn > done
                """);
        apply(Map.of());
        assertThat(line()).isEqualTo("up");
        channel.endRun(false);
        assertThat(line()).isEqualTo("torn");
        channel.stop();
        assertThat(stage.troubles()).isEmpty();
    }

    @Test
    void failedTeardownIsTold() throws Exception {
        start("{cmdline: sleep 1000, teardown: exit 4}");
        apply(Map.of());
        stage.next(Events.CMDLINE_STARTED);
        channel.stop();
        assertThat(stage.troubles()).containsExactly("channel.CmdlineChannel: teardown: exit code 4");
    }

    @Test
    void programsThatAreNotThereAreToldAndEndThePhase() throws Exception {
        start("{cmdline: no-such-program --x}");
        Event update = apply(Map.of());
        assertThat(stage.next(Events.CMDLINE_EXIT_NONZERO).attributes()).containsEntry("exitcode", 127L);
        assertThat(stage.troubles()).containsExactly("channel.CmdlineChannel: there is no program no-such-program");
        awaitOver(phase(update));
    }

    @Test
    void quickChangesLeaveOnlyTheLastProgram() throws Exception {
        start("{cmdline: sleep 1000}");
        Event last = null;
        for (long i = 0; i < 20; i++) {
            last = apply(Map.of("a", i));
        }
        Event started = stage.next(Events.CMDLINE_STARTED);
        while (phase(started) != phase(last)) {
            started = stage.next(Events.CMDLINE_STARTED);
        }
        List<Long> alive = stage.events(Events.CMDLINE_STARTED).stream()
                .map(event -> (Long) event.attributes().get("pid"))
                .filter(pid -> ProcessHandle.of(pid).isPresent())
                .toList();
        assertThat(alive).containsExactly((Long) started.attributes().get("pid"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {cwd: /}                       | cmdline
            {cmdline: "a 'b"}              | a closing '
            {cmdline: a, gracePeriod: x}   | gracePeriod
            {cmdline: a, kind: {stdin: x}} | stdin
            """)
    void whatIsWrongIsFoundBeforeAnythingRuns(String yaml, String word) {
        assertThatThrownBy(() -> start(yaml))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        problems -> assertThat(problems.problems().toString()).contains(word));
    }
}
