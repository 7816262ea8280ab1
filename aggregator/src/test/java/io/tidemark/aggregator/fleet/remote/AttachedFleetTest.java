package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.aggregator.fleet.Ongoing;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Relief;
import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class AttachedFleetTest {
    private static final long START = 500_000;

    private final ManualClock clock = new ManualClock();
    private final FakeBoard board = new FakeBoard();
    private final Queue<byte[]> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final Plan plan;

    AttachedFleetTest() throws ProblemsException {
        plan = PlanReader.read(
                PlanSource.text("{target: 'http://127.0.0.1:9', load: {rate: 5/s, duration: 10s}}", PlanFiles.none()));
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void whatWasPostedIsGatheredFromTheBeginning() throws Exception {
        board.put(new Post("run", 0, 0), parcel(0, Stage.READY, 40, 1));
        board.put(new Post("run", 0, 0), parcel(1, Stage.LEFT, 40, 2));
        board.put(new Post("run", 1, 0), parcel(0, Stage.LEFT, 44, 3));
        try (AttachedFleet fleet = fleet(control(List.of(), List.of()), false)) {
            fleet.prepare(assignment(), received::add);
            awaitCaughtUp(fleet);
            assertThat(received).extracting(delta -> delta[0]).containsExactlyInAnyOrder((byte) 1, (byte) 2, (byte) 3);
            assertThat(fleet.isDone()).isTrue();
            assertThat(fleet.failures()).isEmpty();
            assertThat(fleet.ongoing()).contains(new Ongoing(START - 44, List.of()));
            assertThat(notes).containsExactly("Run run of 2 workers is taken up.");
        }
        assertThat(board.takenUp).isTrue();
        assertThat(board.published.getLast().isOver()).isTrue();
    }

    @Test
    void whoIsNotHeardOfIsMissing() throws Exception {
        board.put(new Post("run", 0, 0), parcel(0, Stage.ON_DUTY, 40, 1));
        try (AttachedFleet fleet = fleet(control(List.of(), List.of()), false)) {
            fleet.prepare(assignment(), received::add);
            awaitCaughtUp(fleet);
            assertThat(fleet.isDone()).isFalse();
            assertThat(fleet.failures())
                    .extracting(failure -> failure.segment())
                    .containsExactly(1);
            // Not at once: a centre that stood still for so long would know that it was deaf.
            long began = clock.nanoTime();
            board.meanwhile = () -> clock.advance(Duration.ofSeconds(1));
            clock.advance(Duration.ofSeconds(1));
            while (fleet.failures().stream().noneMatch(each -> each.segment() == 0 && each.fate() == Fate.LOST)) {
                LockSupport.parkNanos(100_000);
            }
            assertThat(fleet.failures()).extracting(failure -> failure.fate()).containsExactly(Fate.LOST, Fate.LOST);
            assertThat(clock.nanoTime() - began).isGreaterThan(Absence.LOST_NANOS);
        }
    }

    @Test
    void changesOfShiftThatWereAgreedOnStand() throws Exception {
        board.put(new Post("run", 0, 0), parcel(0, Stage.ON_DUTY, 40, 1));
        board.put(new Post("run", 0, 2), parcel(0, Stage.LEFT, 40, 2));
        board.put(new Post("run", 1, 0), parcel(0, Stage.LEFT, 40, 3));
        Control control = control(List.of(), List.of(new Relief(0, 2, 3_000_000_000L)));
        try (AttachedFleet fleet = fleet(control, false)) {
            fleet.prepare(assignment(), received::add);
            awaitCaughtUp(fleet);
            assertThat(received).hasSize(3);
            assertThat(fleet.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.shift()).isZero();
                assertThat(failure.fate()).isEqualTo(Fate.REPLACED);
            });
            assertThat(fleet.isDone()).as("the one relieved is not waited for").isTrue();
        }
    }

    @Test
    void whatWasOrderedStaysAndIsSaidAgain() throws Exception {
        Directive offer = new Directive.Offer(7, Level.of(3));
        try (AttachedFleet fleet = fleet(control(List.of(offer), List.of()), false)) {
            fleet.prepare(assignment(), received::add);
            Control said = board.published.getLast();
            assertThat(said.number()).isGreaterThan(6);
            assertThat(said.startMillis()).isEqualTo(START);
            assertThat(said.directives()).containsExactly(offer);
            assertThat(fleet.ongoing().orElseThrow().directives()).containsExactly(offer);
        }
    }

    @Test
    void aRunThatSomebodySteeredIsEnded() throws Exception {
        try (AttachedFleet fleet = fleet(control(List.of(), List.of()), true)) {
            fleet.prepare(assignment(), received::add);
            assertThat(board.published.getFirst().directives()).singleElement().isInstanceOf(Directive.Stop.class);
            assertThat(fleet.ongoing().orElseThrow().directives())
                    .singleElement()
                    .isInstanceOf(Directive.Stop.class);
        }
    }

    @Test
    void aBoardThatCannotBeWrittenIsSaidBeforeAnythingElse() {
        board.cutOff = true;
        try (AttachedFleet fleet = fleet(control(List.of(), List.of()), false)) {
            assertThatThrownBy(() -> fleet.prepare(assignment(), received::add))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("no way");
        }
    }

    @Test
    void whoIsDisplacedSaysNothingMore() throws Exception {
        int said;
        try (AttachedFleet fleet = fleet(control(List.of(), List.of()), false)) {
            fleet.prepare(assignment(), received::add);
            board.displaced = true;
            fleet.direct(new Directive.Stop(1));
            while (fleet.haltReason().isEmpty()) {
                LockSupport.parkNanos(100_000);
            }
            assertThat(fleet.haltReason()).isEqualTo("another Tidemark has taken the run up");
            said = board.published.size();
        }
        assertThat(board.published).hasSize(said);
        assertThat(notes).hasSize(1);
    }

    private AttachedFleet fleet(Control control, boolean steered) {
        RunCard card = new RunCard("lambda", 2, "plan", new byte[] {1}, "", "", steered, false, 9);
        return new AttachedFleet(new Orphan("run", card, plan, control), board, clock, notes::add, () -> {});
    }

    private Assignment assignment() {
        return new Assignment("run", plan, "plan", false);
    }

    private static Control control(List<Directive> directives, List<Relief> reliefs) {
        return new Control(6, 5, START, directives, reliefs, false);
    }

    private static Parcel parcel(int number, Stage stage, long gapMillis, int delta) {
        return new Parcel(number, stage, 1, gapMillis, "", List.of(new byte[] {(byte) delta}));
    }

    private static void awaitCaughtUp(AttachedFleet fleet) {
        while (fleet.isCatchingUp()) {
            LockSupport.parkNanos(100_000);
        }
    }
}
