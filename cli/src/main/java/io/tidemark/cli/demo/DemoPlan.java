package io.tidemark.cli.demo;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.net.URI;

/**
 * A modest open load: two processors carry it and the service together. It climbs first, because a program that has just
 * been started is slow, and so is the service within it.
 */
public final class DemoPlan {
    public static final String RATE = "200/s";
    private static final String RAMP = "3s";
    private static final String WARM_UP = "4s";
    public static final String DURATION = "10s";

    private static final String FLAG = "demo";

    private DemoPlan() {}

    public static Plan of(URI target) throws ProblemsException {
        PlanOverlay overlay = PlanOverlay.builder()
                .put("name", "Demo", FLAG)
                .put("target", target.toString(), FLAG)
                .put("load.phases[0].name", "ramp", FLAG)
                .put("load.phases[0].rate", "0/s.." + RATE, FLAG)
                .put("load.phases[0].for", RAMP, FLAG)
                .put("load.phases[0].warm-up", "true", FLAG)
                .put("load.phases[1].name", "warm-up", FLAG)
                .put("load.phases[1].rate", RATE, FLAG)
                .put("load.phases[1].for", WARM_UP, FLAG)
                .put("load.phases[1].warm-up", "true", FLAG)
                .put("load.phases[2].name", "main", FLAG)
                .put("load.phases[2].rate", RATE, FLAG)
                .put("load.phases[2].for", DURATION, FLAG)
                .build();
        return PlanReader.read(PlanSource.flags(overlay, PlanFiles.none()));
    }
}
