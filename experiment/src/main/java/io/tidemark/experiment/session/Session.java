package io.tidemark.experiment.session;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.component.Component;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Troubles;
import io.tidemark.experiment.component.Workshop;
import io.tidemark.experiment.component.Workshop.Places;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.result.Results;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one experiment: its tasks, as many runs of its policies as it says, and its reporters at the end. */
public final class Session {
    /** What an interrupted run may still take to come to an end, before it is reported as it is. */
    private static final long INTERRUPTED_END_MILLIS = 15_000;

    /** How long events that belong to no phase are waited for: a program that never stops talking has no last word. */
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Experiment experiment;
    private final SessionSettings settings;
    private final Clock clock;
    private final SessionListener listener;
    private final Troubles troubles;
    private final Bus bus;
    private final Workshop workshop;
    private final Recorder recorder;
    private final TaskDesk tasks;
    private final List<ChannelDesk> channels = new ArrayList<>();
    private final List<Thread> policies = new CopyOnWriteArrayList<>();
    private volatile boolean interrupted;
    private volatile boolean aborted;
    /** Runs tasks that nothing depends on when the experiment ends early. */
    private volatile @Nullable Thread preparation;

    public Session(
            Experiment experiment,
            SessionSettings settings,
            Clock clock,
            Environment environment,
            SessionListener listener) {
        this.experiment = experiment;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.troubles = new Troubles(listener::trouble);
        this.bus = new Bus(settings.workers(), clock, troubles);
        this.workshop = new Workshop(
                bus,
                clock,
                environment,
                experiment.declarations(),
                new Places(settings.directory(), settings.results(), experiment.staleTimeout()),
                troubles,
                listener::note);
        this.recorder = new Recorder(experiment.declarations().metrics(), workshop);
        this.tasks = new TaskDesk(experiment.tasks(), workshop, this::abort);
        experiment.channels().forEach(wired -> channels.add(new ChannelDesk(wired, workshop)));
    }

    /** Ends it early: what there is, is reported. */
    public void interrupt() {
        interrupted = true;
        Thread preparing = preparation;
        if (preparing != null) {
            preparing.interrupt();
        }
        bus.publish(Events.INTERRUPT, bus.current(), Map.of());
        policies.forEach(Thread::interrupt);
    }

    /** A task has failed without which nothing makes sense. */
    private void abort() {
        aborted = true;
        interrupt();
    }

    /**
     * Runs it to its end.
     *
     * @throws ProblemsException when it cannot begin: nothing has been started then
     */
    public Ending run() throws ProblemsException, InterruptedException {
        String fingerprint = Fingerprint.of(experiment);
        List<PhaseRecord> before;
        Journal journal;
        try {
            before = settings.resume() ? Journal.read(settings.results(), fingerprint) : List.of();
            journal = settings.resume()
                    ? Journal.append(settings.results())
                    : Journal.create(settings.results(), fingerprint);
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "command line",
                    settings.resume() ? "--resume" : "--results",
                    settings.results().toString(),
                    String.valueOf(e.getMessage()),
                    settings.resume() ? "run it without --resume" : "")));
        }
        recorder.restore(before);
        try (journal;
                bus;
                workshop;
                Ticker _ = new Ticker(bus, settings.ticksPerSecond())) {
            return run(before, journal);
        } catch (IOException e) {
            throw new IllegalStateException("the journal cannot be closed", e);
        }
    }

    private Ending run(List<PhaseRecord> before, Journal journal) throws InterruptedException {
        long started = clock.epochMillis();
        start();
        prepare(Scheduled.SETUP);
        for (int run = 0; run < experiment.repeat() && !interrupted; run++) {
            publish(run == 0 ? Events.START : Events.RESTART);
            once(run, before, journal);
        }
        publish(Events.TEARDOWN);
        tasks.run(Scheduled.TEARDOWN, Trace.NONE);
        boolean _ = bus.awaitQuiet(CALM);
        publish(Events.EXIT);
        boolean _ = bus.awaitQuiet(CALM);
        long completed = clock.epochMillis();
        stop();
        Results results = new Results(
                UUID.randomUUID().toString(),
                experiment.title(),
                started,
                completed,
                interrupted,
                experiment.config(),
                new LinkedHashMap<>(experiment.declarations().meta()),
                experiment.axes(),
                experiment.metrics(),
                experiment.indicators(),
                recorder.points());
        List<String> reports = report(results);
        return new Ending(results, reports, troubles.all(), recorder.failedPhases(), aborted);
    }

    /** Tasks that an interrupt ends. */
    private void prepare(String trigger) {
        preparation = Thread.currentThread();
        try {
            if (!interrupted) {
                tasks.run(trigger, Trace.NONE);
            }
        } catch (InterruptedException _) {
            listener.note("the tasks of " + trigger + " were interrupted");
        } finally {
            preparation = null;
            // Nobody else interrupts this thread.
            boolean _ = Thread.interrupted();
        }
    }

    private void publish(EventType type) {
        bus.publish(type, Trace.NONE, Map.of());
    }

    private void start() {
        experiment.reporters().forEach(reporter -> start(reporter.name(), reporter.component()));
        experiment.trackers().forEach(tracker -> start(tracker.name(), tracker.component()));
        experiment.observers().forEach(observer -> start(observer.name(), observer.component()));
        experiment.tasks().forEach(task -> start(task.name(), task.task()));
        experiment.policies().forEach(policy -> start(policy.name(), policy.component()));
        // Last, because they may begin at once, and the others are to hear it.
        experiment.channels().forEach(wired -> start(wired.name(), wired.channel()));
        channels.forEach(ChannelDesk::open);
    }

    private void start(String name, Component component) {
        try {
            component.start(workshop);
        } catch (Exception e) {
            troubles.add(name, e);
        }
    }

    private void stop() {
        experiment.policies().forEach(policy -> stop(policy.name(), policy.component()));
        experiment.channels().forEach(wired -> stop(wired.name(), wired.channel()));
        experiment.observers().forEach(observer -> stop(observer.name(), observer.component()));
        experiment.trackers().forEach(tracker -> stop(tracker.name(), tracker.component()));
        experiment.tasks().forEach(task -> stop(task.name(), task.task()));
        workshop.close();
    }

    private void stop(String name, Component component) {
        try {
            component.stop();
        } catch (Exception e) {
            troubles.add(name, e);
        }
    }

    /** One run: its tasks, its policies, and what they have begun. */
    private void once(int run, List<PhaseRecord> before, Journal journal) throws InterruptedException {
        prepare(Scheduled.PRETEST);
        Course course = new Course(
                run,
                workshop,
                experiment.declarations().metrics(),
                experiment.declarations().parameters(),
                channels,
                before.stream().filter(record -> record.run() == run).toList(),
                new JournalLogbook(journal));
        List<SessionHelm> helms = steer(course);
        CountDownLatch ended = new CountDownLatch(channels.size());
        channels.forEach(channel -> channel.endRun(interrupted, ended));
        long patience =
                interrupted ? INTERRUPTED_END_MILLIS : experiment.staleTimeout().toMillis();
        boolean allEnded = ended.await(patience, TimeUnit.MILLISECONDS);
        helms.forEach(SessionHelm::end);
        if (!course.awaitEnds(patience) || !allEnded) {
            troubles.add(
                    "session",
                    new IllegalStateException(
                            "something still goes on at the end of run " + (run + 1) + ": " + course.open()));
        }
        tasks.run(Scheduled.POSTTEST, bus.current());
        boolean _ = bus.awaitQuiet(CALM);
    }

    private List<SessionHelm> steer(Course course) throws InterruptedException {
        List<SessionHelm> helms = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Named<Policy> policy : experiment.policies()) {
            SessionHelm helm = new SessionHelm(course, tasks);
            helms.add(helm);
            threads.add(Thread.ofPlatform().daemon().name(policy.name()).unstarted(() -> steer(policy, helm)));
        }
        policies.addAll(threads);
        threads.forEach(Thread::start);
        if (interrupted) {
            threads.forEach(Thread::interrupt);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        policies.removeAll(threads);
        return helms;
    }

    private void steer(Named<Policy> policy, SessionHelm helm) {
        try {
            policy.component().run(helm);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            troubles.add(policy.name(), e);
        }
    }

    private List<String> report(Results results) {
        List<String> told = new ArrayList<>();
        for (Named<Reporter> reporter : experiment.reporters()) {
            try {
                told.addAll(reporter.component().report(results, workshop));
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                troubles.add(reporter.name(), e);
            }
            stop(reporter.name(), reporter.component());
        }
        return told;
    }

    private final class JournalLogbook implements Course.Logbook {
        private final Journal journal;

        JournalLogbook(Journal journal) {
            this.journal = journal;
        }

        @Override
        public void began(Phase phase) {
            listener.phaseBegan(phase);
        }

        @Override
        public PhaseRecord ended(Phase phase) {
            PhaseRecord record = recorder.finish(phase);
            if (record == null) {
                throw new IllegalStateException(phase + " ended before it began");
            }
            // A phase that was cut short is to be done again.
            if (!interrupted) {
                write(record);
            }
            listener.phaseEnded(phase);
            return record;
        }

        private void write(PhaseRecord record) {
            try {
                journal.add(record);
            } catch (UncheckedIOException e) {
                troubles.add("journal", e);
            }
        }
    }
}
