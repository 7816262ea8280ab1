package io.tidemark.sizing.session;

import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.Turn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Sizings of real targets in a hurry: long enough for the bottleneck, too short for a narrow interval. */
final class Hurried {
    static final SystemClock CLOCK = new SystemClock();

    private static final double WIDE = 0.6;

    private final Path directory;
    final List<String> notes = new ArrayList<>();

    Hurried(Path directory) {
        this.directory = directory;
    }

    static SearchSettings search(double start, double highest) {
        return new SearchSettings(
                Mode.CAPACITY,
                Variable.RATE,
                0.05,
                start,
                highest,
                WIDE,
                OptionalDouble.empty(),
                new Pace(2, 4, 3, 1, 4, 0, 4),
                new Budget(90, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0),
                1);
    }

    Sizing size(Host host, double start, double highest) throws ProblemsException {
        return size(host, new Method.Capacity(search(start, highest)), "{rate: 1/s, duration: 1s}");
    }

    Sizing size(Host host, Method method, String load) throws ProblemsException {
        return sizer().size(task(host, method, load), listener()).orElseThrow();
    }

    Sizer sizer() {
        return new Sizer(CLOCK, new BuildInfo("0.1.0", "test"));
    }

    SizingTask task(Host host, Method method, String load) throws ProblemsException {
        return new SizingTask(
                plan(load),
                method,
                host,
                ProbeKind.SAMPLER,
                notes -> new LocalFleet(1, 0, name -> null, CLOCK, null),
                directory,
                List.of(),
                Turn.ALWAYS,
                seen -> {},
                OptionalDouble.empty());
    }

    /** A request that takes longer than the tolerance of a person is bad, so that queues show. */
    private static Plan plan(String load) throws ProblemsException {
        return PlanReader.read(PlanSource.text(
                """
                load: %s
                http: {timeout: 3s, response-timeout: 3s}
                tolerance: {latency: 500ms}
                scenarios: [{steps: [{get: /}]}]
                """.formatted(load.contains("target:") ? load : load + "\ntarget: http://127.0.0.1:1"),
                PlanFiles.none()));
    }

    RunListener listener() {
        return new RunListener() {
            @Override
            public void progress(Progress progress) {}

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
    }
}
