package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Plan;
import java.nio.charset.StandardCharsets;

/** A short name of everything a plan says and of the files it uses: two plans that differ have two fingerprints. */
public final class PlanFingerprint {
    /** 64 bits: enough to tell the plans of a life apart, and short enough to be read out. */
    public static final int LENGTH = 16;

    private PlanFingerprint() {}

    /** The first hex digits of the SHA-256 of the plan's canonical JSON. */
    public static String of(Plan plan) {
        return Digests.of(PlanWriter.write(plan).getBytes(StandardCharsets.UTF_8))
                .substring(0, LENGTH);
    }
}
