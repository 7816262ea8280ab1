package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.remote.Adoption;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrphanTest {
    private final ManualClock clock = new ManualClock();
    private final FakeBoard board = new FakeBoard();
    private final Plan plan;

    OrphanTest() throws ProblemsException {
        plan = PlanReader.read(
                PlanSource.text("{target: 'http://127.0.0.1:9', load: {rate: 5/s, duration: 10s}}", PlanFiles.none()));
    }

    @BeforeEach
    void timePassesWithEachReading() {
        board.onReading = () -> clock.advance(Duration.ofMillis(1_500));
    }

    @Test
    void aRunWhoseControlStaysAsItIsHasNoCentre() throws Exception {
        board.publish("run", control(4, 1_000, false));
        Orphan found = Orphan.find(board, null, "run", card(PlanFingerprint.of(plan)), clock);
        assertThat(found.control().number()).isEqualTo(4);
        assertThat(PlanFingerprint.of(found.plan())).isEqualTo(PlanFingerprint.of(plan));
        assertThat(clock.nanoTime()).isGreaterThan(2_000_000_000L);
        assertThat(board.takenUp).as("it is only looked at").isFalse();
    }

    @Test
    void aRunWhoseControlChangesIsLeftAlone() throws Exception {
        board.publish("run", control(4, 1_000, false));
        board.onReading = () -> {
            clock.advance(Duration.ofMillis(900));
            if (clock.nanoTime() > 2_000_000_000L) {
                board.published.add(control(5, 1_000, false));
            }
        };
        assertThatThrownBy(() -> Orphan.find(board, null, "run", card(PlanFingerprint.of(plan)), clock))
                .isInstanceOf(ProblemsException.class)
                .isNotInstanceOf(CloudException.class)
                .hasMessageContaining("a Tidemark somewhere leads it")
                .hasMessageContaining("tidemark stop run");
    }

    @Test
    void nobodyLeadsARunThatIsOver() throws Exception {
        board.publish("run", control(4, 1_000, true));
        Orphan.find(board, null, "run", card(PlanFingerprint.of(plan)), clock);
        assertThat(clock.nanoTime()).as("read once").isEqualTo(1_500_000_000L);
    }

    @Test
    void aRunThatNeverBeganHasNothingToGather() throws Exception {
        board.publish("run", control(4, 0, false));
        assertThatThrownBy(() -> Orphan.find(board, null, "run", card(PlanFingerprint.of(plan)), clock))
                .hasMessageContaining("must have begun");
    }

    @Test
    void aRunThatHasChangedItsPlanIsRefused() throws Exception {
        Adoption adoption = new Adoption("run-v2", "plan", 8, true, 0, new byte[3], "");
        board.publish("run", new Control(4, 5, 1_000, List.of(), List.of(adoption), List.of(), false));
        assertThatThrownBy(() -> Orphan.find(board, null, "run", card(PlanFingerprint.of(plan)), clock))
                .isNotInstanceOf(CloudException.class)
                .hasMessageContaining("the run has changed it, which attach cannot follow yet")
                .hasMessageContaining("tidemark stop run");
    }

    @Test
    void aPlanThatThisVersionReadsOtherwiseIsRefused() throws Exception {
        board.publish("run", control(4, 1_000, false));
        assertThatThrownBy(() -> Orphan.find(board, null, "run", card("other"), clock))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("but other where it was begun");
    }

    @Test
    void aPlanInABucketThatIsNotNamedIsSaid() throws Exception {
        board.publish("run", control(4, 1_000, false));
        RunCard card = new RunCard("lambda", 2, PlanFingerprint.of(plan), new byte[0], "plans/x", "", false, false, 9);
        assertThatThrownBy(() -> Orphan.find(board, null, "run", card, clock))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("its plan is in a bucket");
    }

    @Test
    void aBoardThatKnowsNoSuchRunOrCannotBeReadIsSaid() throws IOException {
        assertThatThrownBy(() -> Orphan.card(board, "run"))
                .isNotInstanceOf(CloudException.class)
                .hasMessageContaining("must be a run that the table knows");
        board.cutOff = true;
        assertThatThrownBy(() -> Orphan.card(board, "run"))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("no way");
    }

    private RunCard card(String fingerprint) {
        return new RunCard("lambda", 2, fingerprint, PlanBundle.write(plan), "", "", false, false, 9);
    }

    private static Control control(long number, long startMillis, boolean over) {
        return new Control(number, 5, startMillis, List.of(), List.of(), over);
    }
}
