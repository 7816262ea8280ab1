package io.tidemark.sizing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.shape.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RampSteeringTest {
    @Test
    void aRampEndsInMolotovsWordsWhenTooManyFailInAMinute() {
        VirtualHelm helm = VirtualHelm.refusingBeyond(100);
        RampSteering ramp = new RampSteering(settings(0.05));
        climb(helm, ramp, 300);

        Answer answer = ramp.answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(Answer.Status.FOUND);
        assertThat(answer.sentence()).matches("Error Ratio \\d+\\.\\d\\d % obtained with \\d+ workers\\.");
        assertThat(answer.notes()).hasSize(2);
        assertThat(answer.notes().get(0)).matches("OVERALL: SUCCESSES: \\d+ \\| FAILURES: \\d+");
        assertThat(answer.notes().get(1)).matches("LAST MINUTE: SUCCESSES: \\d+ \\| FAILURES: \\d+");
        assertThat(helm.finished).isEqualTo(answer.sentence());
    }

    @Test
    void aTargetOnWhichEverythingFailsReachesTheLimitAtOnce() {
        VirtualHelm helm = new VirtualHelm(load -> 1);
        RampSteering ramp = new RampSteering(settings(0.05));
        climb(helm, ramp, 300);

        assertThat(ramp.answer().orElseThrow().sentence()).startsWith("Error Ratio 100.00 %");
        assertThat(helm.completeSecond()).isLessThan(20);
    }

    @Test
    void aRampThatFindsNoLimitSaysSo() {
        RampSteering ramp = new RampSteering(settings(0.05));
        climb(new VirtualHelm(load -> 0.01), ramp, 300);

        assertThat(ramp.answer()).isEmpty();
        Answer answer = ramp.interrupted(Answer.Status.OUT_OF_BUDGET, "over");
        assertThat(answer.status()).isEqualTo(Answer.Status.ABOVE_HIGHEST);
        assertThat(answer.sentence())
                .isEqualTo("Sizing was not finished: 500 workers did not reach the tolerance of 5%.");
    }

    @Test
    void anInterruptedRampKeepsItsReason() {
        RampSteering ramp = new RampSteering(settings(0.05));
        Answer answer = ramp.interrupted(Answer.Status.INTERRUPTED, "interrupted by the user");

        assertThat(answer.status()).isEqualTo(Answer.Status.INTERRUPTED);
        assertThat(answer.sentence()).isEqualTo("interrupted by the user");
    }

    /** Two requests more a second, every second. */
    private static void climb(VirtualHelm helm, RampSteering ramp, int seconds) {
        for (int second = 0; second < seconds; second++) {
            helm.offer(Duration.ofSeconds(second).toNanos(), Level.of(2L * second), "ramp");
        }
        helm.run(ramp, seconds);
    }

    private static RampSettings settings(double tolerance) {
        return new RampSettings(
                Variable.USERS,
                500,
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                tolerance,
                Tolerance.Ratio.OF_TOTAL);
    }
}
