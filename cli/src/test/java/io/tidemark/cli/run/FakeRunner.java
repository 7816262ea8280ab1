package io.tidemark.cli.run;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs nothing: tells what it was asked to do and gives the result it was given. */
public final class FakeRunner implements Runner {
    private final List<Plan> plans = new ArrayList<>();
    private final Body body;
    private final List<String> remarks = new ArrayList<>();
    private boolean stopped;

    /** What happens instead of a run. */
    @FunctionalInterface
    public interface Body {
        Run run(RunListener listener, Path directory, FakeRunner runner) throws ProblemsException;
    }

    public FakeRunner(Body body) {
        this.body = body;
    }

    public static FakeRunner returning(Run run) {
        return new FakeRunner((listener, directory, runner) -> run);
    }

    @Override
    public Running prepare(Plan plan, RunSettings settings, Path directory, RunListener listener, Steering steering) {
        plans.add(plan);
        return new Running() {
            @Override
            public Run run() throws ProblemsException {
                return body.run(listener, directory, FakeRunner.this);
            }

            @Override
            public List<String> remarks() {
                return remarks;
            }

            @Override
            public void stop() {
                stopped = true;
            }
        };
    }

    public FakeRunner remarking(String sentence) {
        remarks.add(sentence);
        return this;
    }

    public List<Plan> plans() {
        return plans;
    }

    public boolean isStopped() {
        return stopped;
    }
}
