package io.tidemark.swarm.live;

import static io.tidemark.swarm.live.Refusals.refused;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.functions.time.Clock;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.bridge.Review;
import io.tidemark.swarm.plan.PlanDifference;
import io.tidemark.swarm.plan.PlanFile;
import io.tidemark.swarm.plan.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A swarm: a plan, one run after the other, and people who steer them.
 *
 * <p>Guarantees: an order is carried out as a whole or refused as a whole; what takes effect does so at one instant for all
 * workers and is on record; whatever was measured is kept when a run ends, however it ends.
 */
public final class Swarm implements Bridge, AutoCloseable {
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
    private volatile @Nullable Running running;

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
                case Order.Reset() -> requireRunning("reset").orders().reset(who);
                case Order.Offer(Aim aim) -> offer(who, aim);
                case Order.Skip(int phase) -> requireRunning("skip").orders().skip(who, phase);
                case Order.Prolong(Duration by) ->
                    requireRunning("prolong").orders().prolong(who, by);
                case Order.Revise(String text, int version) -> revise(who, text, version);
            };
            live.note(clock.epochMillis(), who + ": " + done);
            return done;
        }
    }

    private String begin(String who, Optional<Aim> aim) throws ProblemsException {
        Running before = running;
        if (before != null && !before.isOver()) {
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
        Running run = new Running(settings, control, conduct, fleet, tables, next);
        running = run;
        String what = run.orders()
                .start(who, aim.map(to -> "at " + Loads.text(plan.load(), to)).orElse("with the load of the plan"));
        run.start();
        return what;
    }

    private String stop(String who) throws ProblemsException {
        requireRunning("stop").stop(who);
        return "stopped";
    }

    private String offer(String who, Aim aim) throws ProblemsException {
        Orders run = requireRunning("offer").orders();
        permitted(Loads.aimed(run.lastPlan(), aim));
        return run.offer(who, aim);
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
        if (now != null && now.isGathering()) {
            throw refused("plan", "", "cannot be changed while workers get ready", "try again in a moment");
        }
        if (now == null || now.isOver()) {
            revision = new Revision(revision.number() + 1, text, plan, who);
            return "the plan is version " + revision.number() + "; it is used by the next run";
        }
        int next = now.orders().adopt(who, text, plan, revision.plan().load());
        revision = new Revision(next, text, plan, who);
        return "the plan is version " + next + " now";
    }

    private Running requireRunning(String order) throws ProblemsException {
        Running now = running;
        if (now == null || now.isOver()) {
            throw refused(order, "", "there is no run", "start one first");
        }
        return now;
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
        return now.download(name);
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

    /** Takes a changed file over, as soon as there are workers that can follow; what is wrong with it is told once. */
    void followFile() {
        Running now = running;
        if (now != null && now.isGathering()) {
            return;
        }
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
            now.end();
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
}
