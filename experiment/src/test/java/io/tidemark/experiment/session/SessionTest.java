package io.tidemark.experiment.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.channel.CmdlineChannel;
import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Trigger;
import io.tidemark.experiment.component.Troubles.Trouble;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.policy.MultiStepPolicy;
import io.tidemark.experiment.policy.MultivariableExplorerPolicy;
import io.tidemark.experiment.policy.SimplePolicy;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.experiment.tracker.CountTracker;
import io.tidemark.experiment.tracker.DurationTracker;
import io.tidemark.experiment.tracker.LogStaxTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {
    /** Three phases, each until its program has ended. */
    private static final String THREE_STEPS = """
            steps:
              - name: three
                values: [{parameter: a, min: 1, max: 3}]
                events: {advance: CmdlineExitZeroEvent}
            """;

    @TempDir
    private Path directory;

    /** A program that ends well at once, on a thread of its own. */
    private static void ends(Stage stage, Event update) {
        stage.spawn(
                "program",
                update.trace(),
                () -> stage.bus().publish(Events.CMDLINE_EXIT_ZERO, update.trace(), Map.of("exitcode", 0L)));
    }

    private static Object parameter(Event update, String name) {
        return update.map("parameters").get(name);
    }

    @Test
    void everyPhaseGetsItsValuesAndItsStatus() throws Exception {
        Ending ending = new Draft()
                .policy(MultiStepPolicy.TYPE, THREE_STEPS)
                .channel((stage, update) -> {
                    stage.bus()
                            .publish(
                                    Events.LOGSTAX_MESSAGE,
                                    update.trace(),
                                    Map.of(
                                            "message",
                                            "",
                                            "tags",
                                            List.of(),
                                            "fields",
                                            Map.of("v", parameter(update, "a"))));
                    ends(stage, update);
                })
                .tracker(LogStaxTracker.TYPE, "collect: [{metric: m, value: v * 10}]")
                .tracker(CountTracker.TYPE, "{metric: n, events: LogStaxMessageEvent}")
                .run(directory);

        assertThat(ending.troubles()).isEmpty();
        assertThat(ending.failedPhases()).isZero();
        assertThat(Draft.values(ending.results(), "a", "m"))
                .isEqualTo(Map.of(1L, List.of(10.0), 2L, List.of(20.0), 3L, List.of(30.0)));
        assertThat(Draft.values(ending.results(), "a", "n"))
                .isEqualTo(Map.of(1L, List.of(1.0), 2L, List.of(1.0), 3L, List.of(1.0)));
        assertThat(ending.results().points())
                .extracting(Point::flags)
                .allMatch(flags -> flags.equals(Map.of("status", "OK")));
    }

    @Test
    void runsOfTheSamePointAddToItsSeries() throws Exception {
        AtomicInteger next = new AtomicInteger();
        Results results = new Draft()
                .repeat(3)
                .policy(MultiStepPolicy.TYPE, THREE_STEPS)
                .channel((stage, update) -> {
                    stage.bus().publish(Events.METRIC_UPDATE, update.trace(), Map.of("name", "m", "value", (double)
                            next.getAndIncrement()));
                    ends(stage, update);
                })
                .run(directory)
                .results();

        assertThat(Draft.values(results, "a", "m"))
                .isEqualTo(Map.of(1L, List.of(0.0, 3.0, 6.0), 2L, List.of(1.0, 4.0, 7.0), 3L, List.of(2.0, 5.0, 8.0)));
        assertThat(results.points().getFirst().series().get("m"))
                .extracting(sample -> sample.run())
                .containsExactly(0, 1, 2);
    }

    @Test
    void tasksAreAwaitedInTheirOrder() throws Exception {
        Draft draft = new Draft()
                .repeat(2)
                .policy(
                        MultiStepPolicy.TYPE,
                        "steps: [{name: s, values: [{parameter: a, values: [1, 2]}], tasks: {start: "
                                + "begin, end: finish, pre_value: before}}]");
        List<String> triggers =
                List.of("setup", "pretest", "begin", "before", "intertest", "finish", "posttest", "teardown");
        triggers.forEach(trigger -> draft.task(trigger, () -> {}));
        draft.channel((_, update) -> draft.log().add("a=" + parameter(update, "a")));

        Ending ending = draft.run(directory);

        List<String> expected = new ArrayList<>(List.of("setup"));
        for (int run = 0; run < 2; run++) {
            expected.addAll(List.of(
                    "pretest",
                    "begin",
                    "before",
                    "a=1",
                    "intertest",
                    "before",
                    "a=2",
                    "intertest",
                    "finish",
                    "posttest"));
        }
        expected.add("teardown");
        assertThat(ending.troubles()).isEmpty();
        // The channel hears of a phase while its tasks may be under way: only the tasks have an order among themselves.
        assertThat(draft.log())
                .filteredOn(entry -> !entry.startsWith("a="))
                .isEqualTo(expected.stream()
                        .filter(entry -> !entry.startsWith("a="))
                        .toList());
        assertThat(draft.log()).containsAll(expected);
    }

    @Test
    void aTaskThatFailsEndsItsTriggerAndIsTold() throws Exception {
        Draft draft = new Draft()
                .policy(SimplePolicy.TYPE, "parameters: {a: 1}")
                .task("setup", () -> {
                    throw new IllegalStateException("no luck");
                })
                .task("setup", () -> {
                    throw new IllegalStateException("never");
                })
                .task("teardown", () -> {});

        Ending ending = draft.run(directory);

        assertThat(ending.troubles()).extracting(Trouble::text).containsExactly("task at setup: no luck");
        assertThat(draft.log()).containsExactly("setup", "teardown");
        assertThat(ending.results().points()).hasSize(1);
    }

    @Test
    void aTaskMayAbortTheExperimentWhichStillReports() throws Exception {
        List<String> reported = new ArrayList<>();
        Draft draft = new Draft()
                .policy(MultiStepPolicy.TYPE, THREE_STEPS)
                .task("setup", true, () -> {
                    throw new IllegalStateException("no luck");
                })
                .task("teardown", () -> {})
                .reporter((results, _) -> {
                    reported.add("interrupted " + results.interrupted());
                    return List.of("there");
                });

        Ending ending = draft.run(directory);

        assertThat(ending.reports()).containsExactly("there");
        assertThat(reported).containsExactly("interrupted true");
        assertThat(draft.log()).containsExactly("setup", "teardown");
        assertThat(ending.results().points()).isEmpty();
    }

    @Test
    void aReporterThatFailsDoesNotStopTheOthers() throws Exception {
        Ending ending = new Draft()
                .policy(SimplePolicy.TYPE, "parameters: {a: 1}")
                .reporter((_, _) -> {
                    throw new IllegalStateException("disk full");
                })
                .reporter((_, _) -> List.of("second"))
                .run(directory);

        assertThat(ending.reports()).containsExactly("second");
        assertThat(ending.troubles()).extracting(Trouble::text).containsExactly("reporter: disk full");
    }

    @Test
    void aFailingComponentIsToldOnceAndCounted() throws Exception {
        Ending ending = new Draft()
                .policy(MultiStepPolicy.TYPE, THREE_STEPS)
                .channel((stage, update) -> {
                    ends(stage, update);
                    throw new IllegalStateException("cannot apply");
                })
                .run(directory);

        assertThat(ending.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.text()).isEqualTo("channel: cannot apply");
            assertThat(trouble.count()).isEqualTo(3);
        });
        assertThat(ending.results().points()).hasSize(3);
    }

    @Test
    void aPhaseThatStallsIsFlaggedAndTheNextBegins() throws Exception {
        Ending ending = new Draft()
                .staleTimeout(Duration.ofMillis(100))
                .policy(
                        MultivariableExplorerPolicy.TYPE,
                        "{matrix: {a: {type: discrete, values: [1, 2, 3, 4]}}, events: {signal: {OK: CmdlineExitZeroEvent}}}")
                .channel((stage, update) -> {
                    if (!parameter(update, "a").equals(2L)
                            && !parameter(update, "a").equals(3L)) {
                        ends(stage, update);
                    }
                })
                .run(directory);

        assertThat(ending.results().points())
                .extracting(point -> point.flags().get("status"))
                .containsExactly("OK", "STALLED", "STALLED", "OK");
        assertThat(ending.failedPhases()).isEqualTo(2);
    }

    @Test
    void anInterruptReportsWhatThereIs() throws Exception {
        AtomicReference<Session> session = new AtomicReference<>();
        Draft draft = new Draft()
                .repeat(5)
                .policy(MultiStepPolicy.TYPE, THREE_STEPS)
                .task("posttest", () -> {})
                .task("teardown", () -> {})
                .channel((stage, update) -> {
                    if (parameter(update, "a").equals(2L)) {
                        stage.spawn("user", update.trace(), () -> session.get().interrupt());
                    } else {
                        ends(stage, update);
                    }
                });
        List<Phase> ended = Collections.synchronizedList(new ArrayList<>());
        session.set(draft.session(directory, new SessionListener() {
            @Override
            public void phaseEnded(Phase phase) {
                ended.add(phase);
            }
        }));

        Ending ending = session.get().run();

        assertThat(ending.results().interrupted()).isTrue();
        assertThat(ending.results().points()).hasSize(2);
        assertThat(draft.log()).containsExactly("posttest", "teardown");
        assertThat(ended).extracting(Phase::number).containsExactly(1, 2);
    }

    @Test
    void whatAPhaseBeganIsFinishedBeforeTheEnd() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Draft draft = new Draft()
                .policy(SimplePolicy.TYPE, "parameters: {a: 1}")
                .channel(new Channel() {
                    private final AtomicReference<Stage> stage = new AtomicReference<>();

                    @Override
                    public void start(Stage started) {
                        stage.set(started);
                    }

                    @Override
                    public void apply(Event update) {
                        stage.get().spawn("slow", update.trace(), () -> {
                            ended.await();
                            stage.get()
                                    .bus()
                                    .publish(Events.METRIC_UPDATE, update.trace(), Map.of("name", "m", "value", 7.0));
                        });
                    }

                    @Override
                    public void endRun(boolean interrupted) {
                        ended.countDown();
                    }
                });

        Results results = draft.run(directory).results();

        assertThat(results.points().getFirst().values("m")).containsExactly(7.0);
    }

    @Test
    void aChannelIsToldOfThePhasesThatConcernIt() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        String matrix = "{matrix: {a: {type: discrete, values: [1, 2]}, b: {type: discrete, values: [7, 8]}}, events: "
                + "{signal: {OK: CmdlineExitZeroEvent}}}";
        new Draft()
                .policy(MultivariableExplorerPolicy.TYPE, matrix)
                .channel(
                        new Trigger(Trigger.When.CHANGED, List.of("a")),
                        (_, update) ->
                                heard.add("changed a=" + parameter(update, "a") + " b=" + parameter(update, "b")))
                .channel(new Trigger(Trigger.When.MATCHING, List.of("rate")), (_, _) -> heard.add("rate"))
                .channel((stage, update) -> ends(stage, update))
                .run(directory);

        assertThat(heard).containsExactly("changed a=1 b=7", "changed a=2 b=7");
    }

    @Test
    void changedFiresAgainInTheNextRun() throws Exception {
        AtomicInteger fired = new AtomicInteger();
        new Draft()
                .repeat(2)
                .policy(SimplePolicy.TYPE, "parameters: {a: 1}")
                .channel(new Trigger(Trigger.When.CHANGED, List.of("a")), (_, _) -> fired.incrementAndGet())
                .run(directory);

        assertThat(fired).hasValue(2);
    }

    @Test
    void durationsOfOverlappingWorkAreToldApart() throws Exception {
        Results results = new Draft()
                .policy(SimplePolicy.TYPE, "parameters: {a: 1}")
                .channel((stage, update) -> {
                    long second = 1_000_000;
                    Event first = at(stage, update, Events.CMDLINE_STARTED, 1 * second);
                    Event other = at(stage, update, Events.CMDLINE_STARTED, 2 * second);
                    at(stage, other, Events.CMDLINE_EXIT, 10 * second);
                    at(stage, first, Events.CMDLINE_EXIT, 4 * second);
                })
                .tracker(
                        DurationTracker.TYPE,
                        "{metric: m, events: {start: CmdlineStartedEvent, end: CmdlineExitEvent}}")
                .run(directory)
                .results();

        assertThat(results.points().getFirst().values("m")).containsExactly(8.0, 3.0);
    }

    private static Event at(Stage stage, Event cause, EventType type, long micros) {
        return stage.bus().publish(type, cause.trace(), Map.of(), micros);
    }

    @Test
    void valuesOfUnknownMetricsAndValuesThatAreNoneAreTold() throws Exception {
        Ending ending = new Draft()
                .policy(SimplePolicy.TYPE, "parameters: {a: 1}")
                .channel((stage, update) -> {
                    stage.bus().publish(Events.METRIC_UPDATE, update.trace(), Map.of("name", "z", "value", 1.0));
                    stage.bus().publish(Events.METRIC_UPDATE, update.trace(), Map.of("name", "m", "value", Double.NaN));
                    stage.bus().publish(Events.METRIC_UPDATE, update.trace(), Map.of("name", "m", "value", "x"));
                })
                .run(directory);

        assertThat(ending.troubles())
                .extracting(Trouble::text)
                .containsExactly(
                        "results: metric z does not exist",
                        "results: a value of m is no number: NaN",
                        "results: a value of m is no number: x");
        assertThat(ending.results().points().getFirst().values("m")).isEmpty();
    }

    @Test
    void anExperimentThatWasKilledIsGoneOnWith() throws Exception {
        AtomicReference<Session> session = new AtomicReference<>();
        List<Object> applied = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger left = new AtomicInteger(4);
        Draft.Action action = (stage, update) -> {
            applied.add(parameter(update, "a"));
            double value = ((Long) parameter(update, "a")).doubleValue();
            stage.bus().publish(Events.METRIC_UPDATE, update.trace(), Map.of("name", "m", "value", value));
            if (left.decrementAndGet() == 0) {
                stage.spawn("user", update.trace(), () -> session.get().interrupt());
            } else {
                ends(stage, update);
            }
        };
        Draft draft =
                new Draft().repeat(2).policy(MultiStepPolicy.TYPE, THREE_STEPS).channel(action);
        session.set(draft.session(directory, new SessionListener() {}));
        session.get().run();
        assertThat(applied).containsExactly(1L, 2L, 3L, 1L);
        // As after a kill in the middle of a line.
        Path journal = directory.resolve(Journal.NAME);
        Files.writeString(journal, Files.readString(journal) + "{\"run\":1,\"num");

        Draft again =
                new Draft().repeat(2).policy(MultiStepPolicy.TYPE, THREE_STEPS).channel(action);

        Results results = again.session(directory, 8, true, new SessionListener() {})
                .run()
                .results();

        assertThat(applied).containsExactly(1L, 2L, 3L, 1L, 1L, 2L, 3L);
        assertThat(Draft.values(results, "a", "m"))
                .isEqualTo(Map.of(1L, List.of(1.0, 1.0), 2L, List.of(2.0, 2.0), 3L, List.of(3.0, 3.0)));
        assertThat(results.points())
                .extracting(point -> point.flags().get("status"))
                .containsOnly("OK");
    }

    @Test
    void onlyItsOwnJournalIsGoneOnWith() throws Exception {
        Draft draft = new Draft().policy(SimplePolicy.TYPE, "parameters: {a: 1}");

        assertThatThrownBy(() -> draft.session(directory, 8, true, new SessionListener() {})
                        .run())
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("has nothing to go on with");

        Files.writeString(directory.resolve(Journal.NAME), "{\"experiment\":\"other\"}\n");
        assertThatThrownBy(() -> draft.session(directory, 8, true, new SessionListener() {})
                        .run())
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("belongs to another experiment");
    }

    @Test
    void aProgramThatNeverStopsTalkingDoesNotKeepTheExperimentFromItsEnd() throws Exception {
        Ending ending = new Draft()
                .policy(SimplePolicy.TYPE, "{parameters: {a: 1}, timeout: 300ms}")
                .channel(TestSettings.read(
                        CmdlineChannel.TYPE.options(),
                        CmdlineChannel.TYPE.reader(),
                        "{cmdline: 'yes a line', atstart: yes, gracePeriod: 1s}"))
                .tracker(CountTracker.TYPE, "{metric: m, events: 'LogLineEvent:notrace'}")
                .run(directory);

        assertThat(ending.troubles()).isEmpty();
        assertThat(ending.results().points().getFirst().values("m"))
                .singleElement()
                .satisfies(count -> assertThat(count).isGreaterThan(100));
    }
}
