package io.tidemark.swarm.live;

import static io.tidemark.swarm.live.Refusals.refused;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.Pilot;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.Stage;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.units.Durations;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.functions.time.Clock;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.bridge.Review;
import io.tidemark.swarm.locust.LocustStats;
import io.tidemark.swarm.plan.PlanDifference;
import io.tidemark.swarm.plan.PlanFile;
import io.tidemark.swarm.plan.Revision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A swarm: a plan, one run after the other, and people who steer them.
 *
 * <p>Guarantees: an order is carried out as a whole or refused as a whole; what takes effect does so at one instant for all
 * workers and is on record; whatever was measured is kept when a run ends, however it ends.
 */
public final class Swarm implements Bridge, AutoCloseable {
    private static final Pattern RESULT = Pattern.compile("(?:v(\\d{1,4})-)?(run\\.json|run\\.hlog|report\\.html)");
    private static final long PULSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Frames of which it is known since when they stand, for those who come back. */
    private static final int REMEMBERED = 3_600;

    private final SwarmSettings settings;
    private final Clock clock;
    private final PlanFile file;
    private final boolean follows;
    private final StateJson json;
    private final List<Consumer<Frame>> viewers = new CopyOnWriteArrayList<>();
    private final Memory memory = new Memory(REMEMBERED);
    /** Orders come one after the other. */
    private final Object orders = new Object();

    private final Thread pulse;
    private volatile boolean closed;
    private volatile Live live;
    private volatile Revision revision;
    private volatile Plan filePlan;
    private String fileText;
    private String fileTrouble = "";
    private long number;
    private @Nullable Running running;

    /**
     * @param follows whether a change of the file is taken over
     * @throws ProblemsException when the plan is not valid
     */
    public Swarm(SwarmSettings settings, PlanFile file, boolean follows) throws ProblemsException {
        this.settings = settings;
        this.clock = settings.clock();
        this.file = file;
        this.follows = follows;
        this.fileText = file.text();
        Plan plan = permitted(file.read(fileText));
        this.filePlan = plan;
        this.revision = new Revision(1, fileText, plan, file.name());
        this.live = new Live(0, settings.workers());
        this.json = new StateJson(settings, file.name());
        this.pulse = Thread.ofPlatform().name("tidemark-pulse").daemon().unstarted(this::beat);
    }

    /** From now on viewers are told, and the file is followed. */
    public void start() {
        pulse.start();
    }

    @Override
    public String give(String who, Order order) throws ProblemsException {
        synchronized (orders) {
            String done = switch (order) {
                case Order.Start(Optional<Aim> aim) -> begin(who, aim);
                case Order.Stop() -> stop(who);
                case Order.Reset() -> reset(who);
                case Order.Offer(Aim aim) -> offer(who, aim);
                case Order.Skip(int phase) -> skip(who, phase);
                case Order.Prolong(Duration by) -> prolong(who, by);
                case Order.Revise(String text, int version) -> revise(who, text, version);
            };
            live.note(clock.epochMillis(), who + ": " + done);
            return done;
        }
    }

    private String begin(String who, Optional<Aim> aim) throws ProblemsException {
        if (running != null && !running.isOver()) {
            throw refused("start", "", "a run is going on already", "stop it first, or change its level");
        }
        Plan plan = permitted(aim.isPresent() ? Loads.aimed(revision.plan(), aim.get()) : revision.plan());
        Revision first = new Revision(1, revision.text(), revision.plan(), revision.by());
        Live next = new Live(live.epoch + 1, settings.workers());
        Fleet fleet = settings.fleets().open(sentence -> next.note(clock.epochMillis(), sentence));
        Tables tables =
                new Tables(settings.csv(), settings.csvFull(), sentence -> next.note(clock.epochMillis(), sentence));
        Conduct conduct = new Conduct(next, fleet, settings.missing(), tables, clock);
        RunControl control = new RunControl(
                plan,
                PlanWriter.write(plan),
                new Revision(1, "", plan, who).fingerprint(),
                fleet,
                clock,
                settings.build(),
                conduct,
                conduct);
        next.phase = Live.Phase.GATHERING;
        next.runId = control.runId();
        next.startedMillis = clock.epochMillis();
        next.statistics.begin(1, plan);
        next.authors.put(1, first.by());
        revision = first;
        live = next;
        running = new Running(control, conduct, fleet, tables, next);
        String what = aim.map(to -> "started at " + text(plan.load(), to)).orElse("started with the load of the plan");
        conduct.record(new Change(Change.Kind.START, 0, clock.epochMillis(), who, what));
        running.start();
        return what;
    }

    private String stop(String who) throws ProblemsException {
        Running now = requireRunning("stop");
        synchronized (now.live) {
            now.live.phase = Live.Phase.STOPPING;
        }
        if (now.hasBegun()) {
            now.conduct.atHelm(helm -> {
                record(helm, Change.Kind.STOP, Math.max(0, helm.nowNanos()), who, "stopped");
                helm.finish("stopped by " + who, RunControl.STOP_GRACE_NANOS);
                return "";
            });
        } else {
            now.control.stop();
        }
        return "stopped";
    }

    private String reset(String who) throws ProblemsException {
        Running now = requireRunning("reset");
        return now.conduct.atHelm(helm -> {
            int second = (int) Math.ceilDiv(Math.max(0, helm.nowNanos()), PULSE_NANOS);
            synchronized (now.live) {
                now.live.statistics.reset(second);
                now.live.measuredSeconds = 0;
            }
            record(helm, Change.Kind.RESET, second * PULSE_NANOS, who, "statistics count from here");
            return "statistics count from second " + second;
        });
    }

    private String offer(String who, Aim aim) throws ProblemsException {
        Running now = requireRunning("offer");
        Plan plan = last(now).plan();
        permitted(Loads.aimed(plan, aim));
        return now.conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            Passage passage = pilot.passages().getLast();
            long at = soonest(pilot, passage);
            long rest = requireRest(passage, at);
            Level from = new Level(passage.profile().levelMicrosAt(at));
            pilot.follow(at, Loads.way(plan.load(), from, aim, Duration.ofNanos(rest)));
            String what = "to " + text(plan.load(), aim);
            record(helm, Change.Kind.LEVEL, at, who, what);
            return what;
        });
    }

    private String skip(String who, int phase) throws ProblemsException {
        Running now = requireRunning("skip");
        return now.conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            Passage passage = pilot.passages().getLast();
            List<Stage> stages = passage.stages();
            if (phase >= stages.size()) {
                throw refused(
                        "phase",
                        String.valueOf(phase + 1),
                        "is not one of the " + stages.size() + " that there are",
                        "");
            }
            long at = soonest(pilot, passage);
            requireRest(passage, at);
            List<Phase> phases = Loads.from(passage, phase);
            pilot.follow(at, phases);
            String what = "on to phase " + phases.getFirst().name();
            record(helm, Change.Kind.PHASE, at, who, what);
            return what;
        });
    }

    private String prolong(String who, Duration by) throws ProblemsException {
        Running now = requireRunning("prolong");
        return now.conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            Passage passage = pilot.passages().getLast();
            int stage = stageAt(passage, soonest(pilot, passage));
            if (stage < 0) {
                throw tooLate();
            }
            long at = passage.stages().get(stage).endNanos();
            pilot.follow(at, Loads.prolonged(passage, stage, by));
            String what =
                    "phase " + passage.stages().get(stage).phase().name() + " is " + Durations.format(by) + " longer";
            record(helm, Change.Kind.PHASE, at, who, what);
            return what;
        });
    }

    private String revise(String who, String text, int version) throws ProblemsException {
        if (version != revision.number()) {
            throw refused(
                    "version",
                    String.valueOf(version),
                    "is not the plan in force, which is version " + revision.number(),
                    "somebody has changed it meanwhile: look at it again");
        }
        return adopt(who, text, file.readOnPage(text, filePlan));
    }

    /** The plan of a file, or of the page, takes the place of the one before. */
    private String adopt(String who, String text, Plan plan) throws ProblemsException {
        permitted(plan);
        Running now = running;
        boolean same = new Revision(1, text, plan, who).fingerprint().equals(revision.fingerprint());
        if (same) {
            revision = new Revision(revision.number(), text, plan, revision.by());
            return "the plan says the same as before";
        }
        if (now == null || !now.hasBegun() || now.isOver()) {
            if (now != null && !now.isOver()) {
                throw refused("plan", "", "cannot be changed while workers get ready", "try again in a moment");
            }
            revision = new Revision(revision.number() + 1, text, plan, who);
            return "the plan is version " + revision.number() + "; it is used by the next run";
        }
        Load oldLoad = revision.plan().load();
        int next = now.conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            long at = Math.max(pilot.changeNanos(), pilot.passages().getLast().fromNanos() + PULSE_NANOS);
            boolean sameLoad = oldLoad.equals(plan.load());
            requireRest(pilot.passages().getLast(), at);
            if (!sameLoad && plan.load().duration().toNanos() <= at) {
                throw refused(
                        "load",
                        Durations.format(plan.load().duration()),
                        "would be over by now: the run has gone on for " + at / PULSE_NANOS + " s",
                        "make it longer, or stop the run and start it anew");
            }
            int numberOf = pilot.passages().size() + 1;
            synchronized (now.live) {
                now.live.statistics.begin(numberOf, plan);
                now.live.authors.put(numberOf, who);
            }
            Plan taken =
                    sameLoad ? plan.withLoad(pilot.passages().getLast().plan().load()) : plan;
            pilot.adopt(new Revision(numberOf, text, taken, who).version(), at, sameLoad);
            record(helm, Change.Kind.PLAN, at, who, "plan version " + numberOf);
            return numberOf;
        });
        revision = new Revision(next, text, plan, who);
        return "the plan is version " + next + " now";
    }

    private static String text(Load load, Aim aim) {
        String level = Loads.text(load, aim.level());
        return aim.ramp().isZero() ? level : level + " within " + Durations.format(aim.ramp());
    }

    private void record(Helm helm, Change.Kind kind, long atNanos, String who, String what) {
        helm.pilot().record(new Change(kind, atNanos / 1_000_000, clock.epochMillis(), who, what));
    }

    /** Not before the plan that is to be changed is in force. */
    private static long soonest(Pilot pilot, Passage passage) {
        return Math.max(pilot.orderNanos(), passage.fromNanos());
    }

    private static long requireRest(Passage passage, long at) throws ProblemsException {
        long rest = passage.profile().durationNanos() - at;
        if (rest <= 0) {
            throw tooLate();
        }
        return rest;
    }

    private static ProblemsException tooLate() {
        return refused("run", "", "ends before all workers could know of it", "start another one");
    }

    private static int stageAt(Passage passage, long nanos) {
        List<Stage> stages = passage.stages();
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).startNanos() <= nanos && nanos < stages.get(i).endNanos()) {
                return i;
            }
        }
        return -1;
    }

    private static Passage last(Running now) throws ProblemsException {
        return now.conduct.atHelm(helm -> helm.pilot().passages().getLast());
    }

    private Running requireRunning(String order) throws ProblemsException {
        if (running == null || running.isOver()) {
            throw refused(order, "", "there is no run", "start one first");
        }
        return running;
    }

    private Plan permitted(Plan plan) throws ProblemsException {
        List<Problem> missing = settings.permission().missing(plan);
        if (!missing.isEmpty()) {
            throw new ProblemsException(missing);
        }
        return plan;
    }

    @Override
    public Review review(String text) {
        try {
            Plan plan = permitted(file.readOnPage(text, filePlan));
            return new Review(List.of(), PlanDifference.of(revision.plan(), plan));
        } catch (ProblemsException e) {
            return new Review(e.problems(), List.of());
        }
    }

    @Override
    public PlanText plan() {
        Revision now = revision;
        return new PlanText(now.text(), now.number());
    }

    @Override
    public Frame snapshot(long after) {
        Live now = live;
        synchronized (now) {
            int from = memory.changedSince(after, now.epoch, now.history.width());
            return new Frame(number, json.state(now, revision, number, "history", from));
        }
    }

    @Override
    public Frame workers() {
        Live now = live;
        synchronized (now) {
            return new Frame(number, json.workers(now, number));
        }
    }

    @Override
    public Watch watch(Consumer<Frame> viewer) {
        viewers.add(viewer);
        return () -> viewers.remove(viewer);
    }

    @Override
    public Optional<Download> download(String name) {
        Running now = running;
        if (name.equals("plan.yml")) {
            byte[] text = revision.text().getBytes(StandardCharsets.UTF_8);
            return Optional.of(new Download.Made(file.name(), "application/yaml; charset=utf-8", text));
        }
        if (now == null) {
            return Optional.empty();
        }
        Optional<Download> table = now.tables.download(name);
        return table.isPresent() ? table : now.result(name);
    }

    private void beat() {
        long next = clock.nanoTime();
        while (!closed) {
            next += PULSE_NANOS;
            pulseOnce();
            long wait;
            while (!closed && (wait = next - clock.nanoTime()) > 0) {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    /** Whatever goes wrong once must not leave all viewers without a word for ever. */
    @SuppressWarnings("IllegalCatch")
    private void pulseOnce() {
        try {
            if (follows) {
                followFile();
            }
            tell();
        } catch (RuntimeException e) {
            live.note(clock.epochMillis(), "A second was not told, because of a defect: " + e);
        }
    }

    /** One frame for all viewers. */
    void tell() {
        Live now = live;
        Frame frame;
        synchronized (now) {
            number++;
            int from = now.history.takeChanged();
            memory.add(number, now.epoch, now.history.width(), from);
            frame = new Frame(number, json.state(now, revision, number, "points", from));
        }
        viewers.forEach(viewer -> viewer.accept(frame));
    }

    /** Takes a changed file over; what is wrong with it is told once. */
    void followFile() {
        try {
            String text = file.text();
            boolean changed = !text.equals(fileText);
            fileText = text;
            if (changed) {
                synchronized (orders) {
                    Plan plan = file.read(text);
                    String done = adopt(file.name(), text, plan);
                    filePlan = plan;
                    live.note(clock.epochMillis(), file.name() + ": " + done);
                }
            }
            fileTrouble = "";
        } catch (ProblemsException e) {
            String problems = String.join(
                    "; ", e.problems().stream().map(Problem::toString).toList());
            if (!problems.equals(fileTrouble)) {
                fileTrouble = problems;
                live.note(
                        clock.epochMillis(), file.name() + " is refused, and the plan before it goes on: " + problems);
            }
        }
    }

    /** Ends the run that goes on, and waits until what was measured is kept. */
    @Override
    public void close() {
        Running now = running;
        if (now != null) {
            now.control.stop();
            now.await();
        }
        closed = true;
        LockSupport.unpark(pulse);
    }

    /** Of the run that goes on, or of the last one. */
    long elapsedMillis() {
        Live now = live;
        synchronized (now) {
            return now.elapsedMillis;
        }
    }

    /** One run, on a thread of its own. */
    private final class Running {
        private final RunControl control;
        private final Conduct conduct;
        private final Fleet fleet;
        private final Tables tables;
        private final Live live;
        private final Thread thread;

        Running(RunControl control, Conduct conduct, Fleet fleet, Tables tables, Live live) {
            this.tables = tables;
            this.control = control;
            this.conduct = conduct;
            this.fleet = fleet;
            this.live = live;
            this.thread = Thread.ofPlatform().name("tidemark-run").daemon().unstarted(this::lead);
        }

        void start() {
            thread.start();
        }

        boolean isOver() {
            return !thread.isAlive();
        }

        boolean hasBegun() {
            synchronized (live) {
                return live.phase == Live.Phase.RUNNING || live.phase == Live.Phase.STOPPING;
            }
        }

        void await() {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** A file of the last plan's results, or of an earlier one's: {@code v1-run.json}. */
        Optional<Download> result(String name) {
            Matcher matcher = RESULT.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            List<Path> directories;
            synchronized (live) {
                directories = List.copyOf(live.directories);
            }
            int version = matcher.group(1) == null ? directories.size() : Integer.parseInt(matcher.group(1));
            if (version < 1 || version > directories.size()) {
                return Optional.empty();
            }
            Path found = directories.get(version - 1).resolve(matcher.group(2));
            String type = name.endsWith(".html")
                    ? "text/html; charset=utf-8"
                    : name.endsWith(".json") ? "application/json" : "text/plain; charset=utf-8";
            return Files.exists(found)
                    ? Optional.of(new Download.Stored(runId() + "-" + name, type, found))
                    : Optional.empty();
        }

        private String runId() {
            return control.runId();
        }

        /** A defect must not leave people with a page that shows a run for ever. */
        @SuppressWarnings("IllegalCatch")
        private void lead() {
            try (fleet) {
                List<Run> runs = control.runs();
                LocustStats last;
                synchronized (live) {
                    live.completeSeconds = Math.max(
                            live.completeSeconds, runs.getLast().timeline().lastSecond() + 1);
                    last = live.locustStats();
                }
                tables.finish(last);
                for (Run run : runs) {
                    keep(run);
                }
                end(runs.getLast());
            } catch (ProblemsException e) {
                e.problems().forEach(problem -> live.note(clock.epochMillis(), problem.toString()));
            } catch (RuntimeException e) {
                live.note(clock.epochMillis(), "The run broke off because of a defect: " + e);
                throw e;
            } finally {
                conduct.end();
                tables.close();
                synchronized (live) {
                    live.phase = Live.Phase.ENDED;
                }
            }
        }

        private void end(Run last) {
            synchronized (live) {
                live.ending = last.info().ending();
                live.crew.end();
                live.stage = -1;
                live.aim = null;
                live.level = 0;
                live.verdict = last.verdict();
                live.lostWorkers = last.ledger().lost().size();
                live.elapsedMillis = last.info().elapsedMillis();
                live.changes = last.info().changes();
            }
        }

        private void keep(Run run) {
            try {
                Path directory = settings.keeper().keep(run);
                synchronized (live) {
                    live.directories.add(directory);
                }
            } catch (ProblemsException e) {
                e.problems().forEach(problem -> live.note(clock.epochMillis(), problem.toString()));
            }
        }
    }
}
