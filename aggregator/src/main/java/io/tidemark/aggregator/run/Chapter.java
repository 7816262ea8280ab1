package io.tidemark.aggregator.run;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.core.plan.Plan;
import io.tidemark.functions.build.BuildInfo;
import java.util.concurrent.TimeUnit;

/**
 * What one plan of a run is and was: most runs have one, and another begins where a plan takes the place of the one before.
 * All have the same zero instant, and each has its own deltas, so that nothing of one plan is counted under another.
 */
final class Chapter {
    private final int number;
    private final Plan plan;
    private final Assignment assignment;
    private final Course course;
    private final RunSummary summary;
    private final Guard guard;
    private final DeltaMerger merger;

    /** @param number from 1 on */
    private Chapter(
            int number,
            Plan plan,
            String planJson,
            Assignment assignment,
            Course course,
            Fleet fleet,
            BuildInfo build,
            Steering steering) {
        this.number = number;
        this.plan = plan;
        this.assignment = assignment;
        this.course = course;
        this.summary = new RunSummary(plan, planJson, assignment, fleet, build, course);
        this.guard = new Guard(plan.tolerance(), plan.names(), summary.targets(), steering.endsWithoutTarget());
        this.merger = new DeltaMerger(
                assignment.runId(),
                assignment.fingerprint(),
                plan.names().size(),
                fleet.workers(),
                (segment, window) -> steering.counted(number, segment, window));
    }

    static Chapter first(
            Plan plan, String planJson, Assignment assignment, Fleet fleet, BuildInfo build, Steering steering) {
        Course course = new Course(plan, fleet.workers());
        return new Chapter(1, plan, planJson, assignment, course, fleet, build, steering);
    }

    /** This one ends where the next begins. */
    Chapter next(
            PlanVersion version, Assignment next, Course following, Fleet fleet, BuildInfo build, Steering steering) {
        return new Chapter(number + 1, version.plan(), version.json(), next, following, fleet, build, steering);
    }

    /** What it is called, of a run's chapter with this number. */
    static String runId(String first, int number) {
        return number == 1 ? first : first + "-v" + number;
    }

    int number() {
        return number;
    }

    Plan plan() {
        return plan;
    }

    Assignment assignment() {
        return assignment;
    }

    String runId() {
        return assignment.runId();
    }

    Course course() {
        return course;
    }

    RunSummary summary() {
        return summary;
    }

    Guard guard() {
        return guard;
    }

    DeltaMerger merger() {
        return merger;
    }

    /** Until when something of it can be under way. */
    long tailMillis() {
        return TimeUnit.NANOSECONDS.toMillis(course.endNanos())
                + plan.http().totalTimeout().toMillis();
    }

    /** As whoever steers sees it. */
    Passage passage() {
        return new Passage(
                number,
                runId(),
                plan,
                assignment.fingerprint(),
                course.fromNanos(),
                course.endNanos(),
                course.stages(),
                course.profile());
    }
}
