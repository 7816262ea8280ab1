package io.tidemark.functions.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanRoundTripTest {
    private static final int PLANS = 500;

    @Test
    void aWrittenPlanReadsBackAsTheSamePlan() {
        long seed = 42;
        RandomPlans plans = new RandomPlans(seed);
        for (int i = 0; i < PLANS; i++) {
            Plan plan = plans.next();
            String json = PlanWriter.write(plan);
            assertThat(Reading.plan(json))
                    .as("plan %s of seed %s: %s", i, seed, json)
                    .isEqualTo(plan);
        }
    }

    @Test
    void thePrettyFormReadsBackAsWell() {
        long seed = 43;
        RandomPlans plans = new RandomPlans(seed);
        for (int i = 0; i < PLANS / 5; i++) {
            Plan plan = plans.next();
            String json = PlanWriter.pretty(plan);
            assertThat(Reading.plan(json))
                    .as("plan %s of seed %s: %s", i, seed, json)
                    .isEqualTo(plan);
        }
    }

    @Test
    void differentPlansHaveDifferentFingerprints() {
        RandomPlans plans = new RandomPlans(44);
        Map<String, Plan> byFingerprint = new HashMap<>();
        for (int i = 0; i < PLANS; i++) {
            Plan plan = plans.next();
            assertThat(byFingerprint.put(PlanFingerprint.of(plan), plan)).isNull();
        }
    }
}
