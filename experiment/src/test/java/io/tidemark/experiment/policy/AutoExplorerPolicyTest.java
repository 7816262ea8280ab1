package io.tidemark.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.component.Troubles.Trouble;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.session.Ending;
import io.tidemark.experiment.session.Session;
import io.tidemark.experiment.session.SessionListener;
import io.tidemark.experiment.session.SessionSettings;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.time.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In real sessions, with an application that answers at once: m = (a - 3)^2 + (b - 7)^2. */
class AutoExplorerPolicyTest {
    private static final String OPTIONS = """
            explore: [{parameter: a, min: 0, max: 10}, {parameter: b, min: 0, max: 10}]
            metric: m
            events: {advance: CmdlineExitZeroEvent, abort: CmdlineExitNonzeroEvent}
            """;

    @TempDir
    Path folder;

    private final List<Phase> begun = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    /** What the application does in a phase, besides giving its value. */
    @FunctionalInterface
    private interface Behaviour {
        void run(Event update, Stage stage);
    }

    private record Application(Behaviour behaviour) implements Tracker {
        @Override
        public void start(Stage stage) {
            stage.bus().listen("application", Events.PARAMETER_UPDATE, update -> behaviour.run(update, stage));
        }
    }

    private static void answer(Event update, Stage stage) {
        value(update, stage);
        stage.bus().publish(Events.CMDLINE_EXIT_ZERO, update.trace(), Map.of("exitcode", 0L));
    }

    private static void value(Event update, Stage stage) {
        Map<String, Object> parameters = update.map("parameters");
        double a = ((Number) parameters.get("a")).doubleValue();
        double b = ((Number) parameters.get("b")).doubleValue();
        double value = Math.pow(a - 3, 2) + Math.pow(b - 7, 2);
        stage.bus().publish(Events.METRIC_UPDATE, update.trace(), Map.of("name", "m", "value", value));
    }

    @Test
    void theMinimumIsFoundAndTold() throws Exception {
        Ending ending = session(OPTIONS, false, AutoExplorerPolicyTest::answer).run();

        assertThat(ending.troubles()).isEmpty();
        assertThat(notes)
                .anySatisfy(note -> assertThat(note).contains("minimize m (mean): the best of", "{a=3, b=7} with 0"));
        assertThat(ending.results().points()).allSatisfy(point -> {
            assertThat(point.flags()).containsEntry("status", "OK").containsKey("explore");
            assertThat(point.values("m")).isNotEmpty();
        });
        assertThat(begun).hasSizeBetween(8, 30);
    }

    @Test
    void theMaximumIsFoundWithAnExpressionOverParameters() throws Exception {
        session(OPTIONS + "maximize: 100 - x - 30 * abs(a - 8)", false, AutoExplorerPolicyTest::answer)
                .run();

        assertThat(notes).anySatisfy(note -> assertThat(note).contains("{a=8, b=7} with 75"));
    }

    @Test
    void anAbortEndsItWithTheBestSoFar() throws Exception {
        Ending ending = session(OPTIONS, false, (update, stage) -> {
                    if (begun.size() < 5) {
                        answer(update, stage);
                    } else {
                        stage.bus().publish(Events.CMDLINE_EXIT_NONZERO, update.trace(), Map.of("exitcode", 1L));
                    }
                })
                .run();

        assertThat(begun).hasSize(5);
        assertThat(notes).contains("It ended because its `abort` event came.");
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("the best of 4 phases"));
        assertThat(ending.results().points().getLast().flags()).containsEntry("status", "ABORTED");
    }

    @Test
    void manyEventsAndTimeoutsEndAPhaseAsItsConditionSays() throws Exception {
        String condition = "algorithm: {budget: 3}\nadvance_condition: {events: 1 + (a > 100), timeout: 0.05}\n";

        Ending ending = session(OPTIONS + condition, false, AutoExplorerPolicyTest::value)
                .run();

        assertThat(ending.results().points())
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.flags()).containsEntry("status", "TIMEOUT"));
        assertThat(notes).contains("It ended because none of 2 trials has a value.");
    }

    @Test
    void aPhaseWithoutAValueIsTroubleAndTheOthersGoOn() throws Exception {
        Ending ending = session(OPTIONS, false, (update, stage) -> {
                    if (begun.size() == 2) {
                        stage.bus().publish(Events.CMDLINE_EXIT_ZERO, update.trace(), Map.of("exitcode", 0L));
                    } else {
                        answer(update, stage);
                    }
                })
                .run();

        assertThat(ending.troubles().stream().map(Trouble::text))
                .singleElement()
                .asString()
                .contains("phase 2", "there is no value of the metric m");
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("{a=3, b=7} with 0"));
    }

    @Test
    void theEventBetweenTwoPhasesIsWaitedFor() throws Exception {
        String options = OPTIONS.replace("advance:", "wait: LogLineEvent, advance:") + "algorithm: {budget: 4}\n";

        Ending ending = session(options, false, (update, stage) -> {
                    answer(update, stage);
                    stage.bus()
                            .listen(
                                    "waker",
                                    Events.PHASE_END,
                                    end -> stage.bus()
                                            .publish(
                                                    Events.LOG_LINE,
                                                    end.trace(),
                                                    Map.of("line", "ready", "source", "", "kind", "")));
                })
                .run();

        assertThat(ending.troubles()).isEmpty();
        assertThat(begun).hasSize(4);
    }

    @Test
    void whatAnEarlierSessionMeasuredIsNotMeasuredAgain() throws Exception {
        String options = OPTIONS + "database: snapshot.json\n";
        Ending whole = session(OPTIONS, false, AutoExplorerPolicyTest::answer).run();
        List<Map<String, Object>> all = parameters();
        assertThat(whole.troubles()).isEmpty();

        interruptedAfterSix(options);
        Ending rest = session(options, false, AutoExplorerPolicyTest::answer).run();

        assertThat(rest.troubles()).isEmpty();
        assertThat(parameters()).isEqualTo(all.subList(6, all.size()));
        assertThat(notes).contains("snapshot.json: 6 trials are known from before");
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("{a=3, b=7} with 0"));
    }

    @Test
    void aSessionThatIsResumedGoesOnWhereItWas() throws Exception {
        String options = OPTIONS + "database: snapshot.json\n";
        session(OPTIONS, false, AutoExplorerPolicyTest::answer).run();
        List<Map<String, Object>> all = parameters();

        interruptedAfterSix(options);
        Ending ending = session(options, true, AutoExplorerPolicyTest::answer).run();

        assertThat(parameters()).isEqualTo(all.subList(6, all.size()));
        assertThat(ending.results().points())
                .hasSameSizeAs(all.stream().distinct().toList());
        assertThat(ending.results().points())
                .allSatisfy(point -> assertThat(point.values("m")).isNotEmpty());
    }

    @Test
    void aSnapshotOfSomethingElseStopsItWithWords() throws Exception {
        Files.writeString(folder.resolve("snapshot.json"), "{\"goal\": \"maximize n (mean)\"}");

        Ending ending = session(OPTIONS + "database: snapshot.json\n", false, AutoExplorerPolicyTest::answer)
                .run();

        assertThat(begun).isEmpty();
        assertThat(ending.troubles().stream().map(Trouble::text))
                .singleElement()
                .asString()
                .contains("snapshot.json cannot be gone on with: it is to maximize n (mean)");
        assertThat(folder.resolve("snapshot.json")).hasContent("{\"goal\": \"maximize n (mean)\"}");
    }

    private void interruptedAfterSix(String options) throws Exception {
        Session[] session = new Session[1];
        session[0] = session(options, false, (update, stage) -> {
            if (begun.size() > 6) {
                session[0].interrupt();
            } else {
                answer(update, stage);
            }
        });
        session[0].run();
        assertThat(begun).hasSize(7);
    }

    private List<Map<String, Object>> parameters() {
        return begun.stream().<Map<String, Object>>map(Phase::parameters).toList();
    }

    private Session session(String options, boolean resume, Behaviour behaviour) throws ProblemsException {
        begun.clear();
        notes.clear();
        Policy policy = TestSettings.read(AutoExplorerPolicy.TYPE.options(), AutoExplorerPolicy.TYPE.reader(), options);
        Experiment experiment = new Experiment(
                "A bowl",
                1,
                Duration.ofSeconds(20),
                List.of(),
                List.of(new Metric("m", "", "", "", "", List.of()), new Metric("n", "", "", "", "", List.of())),
                List.of(),
                TestSettings.DECLARATIONS,
                Map.of(),
                List.of(new Named<>("policy.AutoExplorerPolicy", policy)),
                List.of(),
                List.of(),
                List.of(new Named<Tracker>("application", new Application(behaviour))),
                List.of(),
                List.of(),
                List.of());
        return new Session(
                experiment,
                new SessionSettings(4, 30, folder, folder, resume),
                new SystemClock(),
                Map.<String, String>of()::get,
                new SessionListener() {
                    @Override
                    public void phaseBegan(Phase phase) {
                        begun.add(phase);
                    }

                    @Override
                    public void note(String text) {
                        notes.add(text);
                    }
                });
    }
}
