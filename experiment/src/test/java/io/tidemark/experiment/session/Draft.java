package io.tidemark.experiment.session;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.Component;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.component.Trigger;
import io.tidemark.experiment.component.Wired;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.time.SystemClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** An experiment that a test puts together, with the parameters and metrics of {@link TestSettings}. */
final class Draft {
    private final List<Named<Policy>> policies = new ArrayList<>();
    private final List<Wired> channels = new ArrayList<>();
    private final List<Named<Observer>> observers = new ArrayList<>();
    private final List<Named<Tracker>> trackers = new ArrayList<>();
    private final List<Scheduled> tasks = new ArrayList<>();
    private final List<Named<Reporter>> reporters = new ArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private int repeat = 1;
    private Duration staleTimeout = Duration.ofSeconds(20);

    /** What a channel does with a phase. */
    interface Action {
        void apply(Stage stage, Event update) throws Exception;
    }

    /** What a task does. */
    interface Deed {
        void run() throws Exception;
    }

    Draft policy(ComponentType<? extends Policy> type, String yaml) throws ProblemsException {
        policies.add(new Named<>("policy", read(type, yaml)));
        return this;
    }

    Draft tracker(ComponentType<? extends Tracker> type, String yaml) throws ProblemsException {
        trackers.add(new Named<>("tracker", read(type, yaml)));
        return this;
    }

    private static <T extends Component> T read(ComponentType<T> type, String yaml) throws ProblemsException {
        return TestSettings.read(type.options(), type.reader(), yaml);
    }

    /** A channel that acts in every phase, in its turn. */
    Draft channel(Action action) {
        return channel(new Trigger(Trigger.When.ALWAYS, List.of()), action);
    }

    Draft channel(Trigger trigger, Action action) {
        channels.add(new Wired(
                "channel",
                new Channel() {
                    private final AtomicReference<Stage> stage = new AtomicReference<>();

                    @Override
                    public void start(Stage started) {
                        stage.set(started);
                    }

                    @Override
                    public void apply(Event update) throws Exception {
                        action.apply(stage.get(), update);
                    }
                },
                trigger));
        return this;
    }

    Draft channel(Channel channel) {
        channels.add(new Wired("channel", channel, new Trigger(Trigger.When.ALWAYS, List.of())));
        return this;
    }

    Draft observer(Observer observer) {
        observers.add(new Named<>("observer", observer));
        return this;
    }

    Draft task(String at, Deed deed) {
        return task(at, false, deed);
    }

    Draft task(String at, boolean aborts, Deed deed) {
        Task task = (_, _) -> {
            log.add(at);
            deed.run();
        };
        tasks.add(new Scheduled("task", task, at, aborts));
        return this;
    }

    Draft reporter(Reporter reporter) {
        reporters.add(new Named<>("reporter", reporter));
        return this;
    }

    Draft repeat(int times) {
        repeat = times;
        return this;
    }

    Draft staleTimeout(Duration timeout) {
        staleTimeout = timeout;
        return this;
    }

    /** The triggers of tasks that were run, in order. */
    List<String> log() {
        return log;
    }

    Experiment experiment() {
        List<Axis> axes = TestSettings.DECLARATIONS.parameters().entrySet().stream()
                .map(entry -> new Axis(entry.getKey(), entry.getKey(), "", "", "", entry.getValue()))
                .toList();
        List<Metric> metrics = TestSettings.DECLARATIONS.metrics().stream()
                .map(name -> new Metric(name, name, "", "", "", List.of()))
                .toList();
        return new Experiment(
                "Draft",
                repeat,
                staleTimeout,
                axes,
                metrics,
                List.of(),
                TestSettings.DECLARATIONS,
                Map.of("config", Map.of("title", "Draft")),
                policies,
                channels,
                observers,
                trackers,
                tasks,
                reporters,
                List.of());
    }

    Session session(Path directory, SessionListener listener) {
        return session(directory, SessionSettings.WORKERS, false, listener);
    }

    Session session(Path directory, int workers, boolean resume, SessionListener listener) {
        return new Session(
                experiment(),
                new SessionSettings(workers, SessionSettings.TICKS_PER_SECOND, directory, directory, resume),
                new SystemClock(),
                Map.<String, String>of()::get,
                listener);
    }

    Ending run(Path directory) throws ProblemsException, InterruptedException {
        return session(directory, new SessionListener() {}).run();
    }

    /** The values of a metric at each point, by the values of one parameter. */
    static Map<Object, List<Double>> values(Results results, String parameter, String metric) {
        Map<Object, List<Double>> values = new LinkedHashMap<>();
        results.points().forEach(point -> values.put(point.parameters().get(parameter), point.values(metric)));
        return values;
    }
}
