package io.tidemark.swarm.page;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.swarm.bridge.Aim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The states of a fake swarm, and what is shown of it. Not thread-safe. */
final class FakeSwarm {
    private static final long BEGIN = 1_795_678_980_000L;
    private static final int GATHERING = 2;

    private enum State {
        READY,
        GATHERING,
        RUNNING,
        STOPPING,
        ENDED
    }

    private final boolean open;
    private final FakeCrew crew;
    private final List<Map<String, Object>> changes = new ArrayList<>();
    private final List<Map<String, Object>> notes = new ArrayList<>();
    private FakeLoad load;
    private FakeNumbers numbers;
    private State state = State.READY;
    private int epoch = 1;
    private int runs;
    private int clock; // seconds since the fake began
    private int second; // of the run
    private int waited;
    private long startedMillis;
    private double dollarsPerSecond;
    private @Nullable Map<String, Object> ending;

    FakeSwarm(boolean open, int workers) {
        this.open = open;
        this.crew = new FakeCrew(workers);
        this.load = new FakeLoad(open);
        this.numbers = new FakeNumbers(open);
        note("The page is open to those who log in.");
    }

    void pay(double perSecond) {
        dollarsPerSecond = perSecond;
    }

    int version() {
        return numbers.version();
    }

    int points() {
        return numbers.points();
    }

    Map<String, Object> points(int from) {
        return numbers.history(from);
    }

    List<Map<String, Object>> workers() {
        return crew.workers(state == State.RUNNING, numbers, second);
    }

    void second() {
        clock++;
        switch (state) {
            case GATHERING -> gather();
            case RUNNING -> run();
            case STOPPING -> end("STOPPED", "somebody stopped it");
            case READY, ENDED -> {}
        }
    }

    private void gather() {
        waited++;
        if (waited == GATHERING) {
            state = State.RUNNING;
            startedMillis = now();
        }
    }

    private void run() {
        numbers.second(second, load.level(second));
        second++;
        if (crew.second(second)) {
            change("-", crew.lost() + " is missing: its share goes to the others", "WORKER");
        }
        if (second * 1000L >= load.totalMillis()) {
            end("COMPLETED", "the plan was carried out");
        }
    }

    private void end(String kind, String detail) {
        state = State.ENDED;
        ending = Map.of("kind", kind, "detail", detail);
        note("The results are in results/" + runId() + ".");
    }

    // ---- orders ----------------------------------------------------------------------------------------------------

    String start(String who, Optional<Aim> aim) throws ProblemsException {
        refuseUnless(state == State.READY || state == State.ENDED, "start", "a run is going on already");
        int version = numbers.version();
        load = new FakeLoad(open);
        numbers = new FakeNumbers(open, version);
        changes.clear();
        ending = null;
        second = 0;
        waited = 0;
        runs++;
        epoch++;
        state = State.GATHERING;
        aim.ifPresent(a -> load.aim(a, 0));
        change(who, "start" + aim.map(a -> " at " + level(a)).orElse(" as the plan says"), "START");
        return "The workers get ready.";
    }

    String stop(String who) throws ProblemsException {
        refuseUnless(state == State.RUNNING || state == State.GATHERING, "stop", "nothing runs");
        state = State.STOPPING;
        change(who, "stop", "STOP");
        return "Stopped at " + second + " s.";
    }

    String reset(String who) throws ProblemsException {
        refuseUnless(numbers.points() > 0, "reset", "there are no statistics yet");
        numbers.reset(second);
        change(who, "statistics count from here", "RESET");
        return "Statistics count from second " + second + ".";
    }

    String offer(String who, Aim aim) throws ProblemsException {
        refuseUnless(state == State.RUNNING, "level", "nothing runs");
        load.aim(aim, second);
        change(who, level(aim) + (aim.ramp().isZero() ? "" : " in " + aim.ramp().toSeconds() + " s"), "LEVEL");
        return "The load goes to " + level(aim) + ".";
    }

    String skip(String who, int phase) throws ProblemsException {
        refuseUnless(state == State.RUNNING && phase < load.size(), "phase", "there is no such phase to go to");
        load.skip(phase, second);
        change(who, "on with phase " + load.name(phase), "PHASE");
        return "On with " + load.name(phase) + ".";
    }

    String prolong(String who, long millis) throws ProblemsException {
        refuseUnless(state == State.RUNNING, "by", "nothing runs");
        load.prolong(millis, second);
        change(who, "phase prolonged by " + millis / 1000 + " s", "PHASE");
        return "Prolonged by " + millis / 1000 + " s.";
    }

    String revise(String who, int version) throws ProblemsException {
        refuseUnless(version == numbers.version(), "version", "must be " + numbers.version() + ", which is in force");
        numbers.revise(second, who);
        change(who, "plan version " + numbers.version(), "PLAN");
        return "Version " + numbers.version() + " is in force.";
    }

    private void refuseUnless(boolean possible, String key, String why) throws ProblemsException {
        if (!possible) {
            throw new ProblemsException(List.of(new Problem("order", key, "", why, "")));
        }
    }

    private String level(Aim aim) {
        return aim.level() + (open ? "/s" : " users");
    }

    // ---- what is shown ---------------------------------------------------------------------------------------------

    Map<String, Object> shown() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("epoch", epoch);
        all.put("state", state.name());
        all.put("title", "shop");
        all.put("targets", List.of("http://127.0.0.1:8080"));
        all.put("fleet", "local");
        all.put("workers", crew.size());
        all.put("missingPolicy", "RESPREAD");
        all.put("model", open ? "OPEN" : "CLOSED");
        if (runs > 0) {
            all.put("run", shownRun());
        }
        all.put("plan", load.shown(numbers, state == State.RUNNING ? second : -1));
        all.put("versions", numbers.versions(runId()));
        all.put("validity", numbers.validity(crew));
        all.put("ledger", numbers.ledger(crew));
        all.put("total", numbers.total());
        all.put("rows", numbers.rows());
        all.put("since", numbers.since());
        all.put("failures", numbers.failures());
        all.put("crew", crew.shown(state == State.RUNNING, numbers, second));
        all.put("changes", changes);
        all.put("notes", notes);
        if (dollarsPerSecond > 0) {
            all.put("dollars", dollarsPerSecond * second);
        }
        return all;
    }

    private Map<String, Object> shownRun() {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", runId());
        run.put("startedMillis", startedMillis);
        run.put("elapsedMillis", second * 1000L);
        run.put("totalMillis", load.totalMillis());
        run.put("level", state == State.RUNNING ? load.level(second) : 0);
        load.shownAim(second).ifPresent(aim -> run.put("aim", aim));
        if (ending != null) {
            run.put("ending", ending);
            run.put("directory", "results/" + runId());
        }
        return run;
    }

    private String runId() {
        return "20261126-072300-3f9" + Integer.toHexString(runs);
    }

    private long now() {
        return BEGIN + clock * 1000L;
    }

    private void change(String who, String what, String kind) {
        changes.add(Map.of("second", second, "whenMillis", now(), "who", who, "what", what, "kind", kind));
    }

    private void note(String text) {
        notes.add(Map.of("whenMillis", now(), "text", text));
    }
}
