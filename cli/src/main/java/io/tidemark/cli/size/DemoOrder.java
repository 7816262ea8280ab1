package io.tidemark.cli.size;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.search.Method;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The capacity of the built-in service, in a hurry: everything is shorter than on a service of one's own. */
public final class DemoOrder {
    private static final String FLAG = "demo";
    private static final double START = 300;
    private static final double HIGHEST = 2_000;
    /** Short windows tell less, so the interval may be wider before the search ends. */
    private static final double HALF_WIDTH = 0.15;

    private static final Pace HURRIED = new Pace(4, 8, 3, 1, 5, 10, 8);
    private static final double MOST_SECONDS = 150;

    private DemoOrder() {}

    public static SizeOrder of(RunSettings settings) throws ProblemsException {
        return new SizeOrder(
                plan(),
                new Method.Capacity(search()),
                new HostChoice.Demo(),
                1,
                List.of(),
                List.of(),
                "",
                OptionalDouble.empty(),
                0,
                ProbeKind.SAMPLER,
                Optional.empty(),
                settings,
                List.of(),
                false,
                List.of());
    }

    private static SearchSettings search() {
        double inf = Double.POSITIVE_INFINITY;
        return new SearchSettings(
                Mode.CAPACITY,
                Variable.RATE,
                Tolerance.DEFAULT_SHARE,
                START,
                HIGHEST,
                HALF_WIDTH,
                OptionalDouble.empty(),
                HURRIED,
                new Budget(MOST_SECONDS, inf, inf, 0),
                1);
    }

    private static Plan plan() throws ProblemsException {
        PlanOverlay overlay = PlanOverlay.builder()
                .put("name", "Demo", FLAG)
                .put("target", HostChoice.TO_BE_STARTED, FLAG)
                .put("load.rate", "1/s", FLAG)
                .put("load.duration", "1s", FLAG)
                .put("http.timeout", "10s", FLAG)
                .put("http.response-timeout", "10s", FLAG)
                .build();
        return PlanReader.read(PlanSource.flags(overlay, PlanFiles.none()));
    }
}
