package io.tidemark.swarm.live;

import static io.tidemark.swarm.live.Refusals.refused;

import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.Pilot;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.Stage;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.units.Durations;
import io.tidemark.functions.time.Clock;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.plan.Revision;
import java.time.Duration;
import java.util.List;

/** What is ordered of a run that goes on: done at its helm, for all workers at one instant, and put on record. */
final class Orders {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Live live;
    private final Conduct conduct;
    private final Clock clock;

    Orders(Live live, Conduct conduct, Clock clock) {
        this.live = live;
        this.conduct = conduct;
        this.clock = clock;
    }

    /** @param offered that level, or none for the load of the plan */
    String start(String who, String offered) {
        String what = "started " + offered;
        conduct.record(new Change(Change.Kind.START, 0, clock.epochMillis(), who, what));
        return what;
    }

    void stop(String who) throws ProblemsException {
        conduct.atHelm(helm -> {
            record(helm, Change.Kind.STOP, Math.max(0, helm.nowNanos()), who, "stopped");
            helm.finish("stopped by " + who, RunControl.STOP_GRACE_NANOS);
            return "";
        });
    }

    String reset(String who) throws ProblemsException {
        return conduct.atHelm(helm -> {
            int second = (int) Math.ceilDiv(Math.max(0, helm.nowNanos()), SECOND_NANOS);
            synchronized (live) {
                live.statistics.reset(second);
                live.measuredSeconds = 0;
            }
            record(helm, Change.Kind.RESET, second * SECOND_NANOS, who, "statistics count from here");
            return "statistics count from second " + second;
        });
    }

    String offer(String who, Aim aim) throws ProblemsException {
        return conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            Passage passage = pilot.passages().getLast();
            long at = soonest(pilot, passage);
            long rest = requireRest(passage, at);
            requireNone(pilot.objections(
                    Loads.aimed(passage.plan(), aim), pilot.sharing().size()));
            Load load = passage.plan().load();
            Level from = new Level(passage.profile().levelMicrosAt(at));
            pilot.follow(at, Loads.way(load, from, aim, Duration.ofNanos(rest)));
            String what = "to " + Loads.text(load, aim);
            record(helm, Change.Kind.LEVEL, at, who, what);
            return what;
        });
    }

    String skip(String who, int phase) throws ProblemsException {
        return conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            Passage passage = pilot.passages().getLast();
            int stages = passage.stages().size();
            if (phase >= stages) {
                throw refused(
                        "phase", String.valueOf(phase + 1), "is not one of the " + stages + " that there are", "");
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

    String prolong(String who, Duration by) throws ProblemsException {
        return conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            Passage passage = pilot.passages().getLast();
            int number = stageAt(passage, soonest(pilot, passage));
            if (number < 0) {
                throw tooLate();
            }
            Stage stage = passage.stages().get(number);
            pilot.follow(stage.endNanos(), Loads.prolonged(passage, number, by));
            String what = "phase " + stage.phase().name() + " is " + Durations.format(by) + " longer";
            record(helm, Change.Kind.PHASE, stage.endNanos(), who, what);
            return what;
        });
    }

    /**
     * All workers go over to another plan. One with the load of the plan before goes on where that was.
     *
     * @return its number
     */
    int adopt(String who, String text, Plan plan, Load before) throws ProblemsException {
        return conduct.atHelm(helm -> {
            Pilot pilot = helm.pilot();
            Passage last = pilot.passages().getLast();
            long at = Math.max(pilot.changeNanos(), last.fromNanos() + SECOND_NANOS);
            boolean sameLoad = before.equals(plan.load());
            requireRest(last, at);
            if (!sameLoad && plan.load().duration().toNanos() <= at) {
                throw refused(
                        "load",
                        Durations.format(plan.load().duration()),
                        "would be over by now: the run has gone on for " + at / SECOND_NANOS + " s",
                        "make it longer, or stop the run and start it anew");
            }
            int number = pilot.passages().size() + 1;
            synchronized (live) {
                live.statistics.begin(number, plan);
                live.authors.put(number, who);
            }
            Plan taken = sameLoad ? plan.withLoad(last.plan().load()) : plan;
            pilot.adopt(new Revision(number, text, taken, who).version(), at, sameLoad);
            record(helm, Change.Kind.PLAN, at, who, "plan version " + number);
            return number;
        });
    }

    /** The plan that workers follow last, as far as is known. */
    Plan lastPlan() throws ProblemsException {
        return conduct.atHelm(helm -> helm.pilot().passages().getLast().plan());
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

    private static void requireNone(List<Problem> objections) throws ProblemsException {
        if (!objections.isEmpty()) {
            throw new ProblemsException(objections);
        }
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
}
