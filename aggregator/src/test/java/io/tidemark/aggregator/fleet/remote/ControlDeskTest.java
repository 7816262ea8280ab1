package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.Level;
import io.tidemark.functions.remote.Adoption;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Relief;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlDeskTest {
    private final ManualClock clock = new ManualClock();
    private final FakeBoard board = new FakeBoard();
    private final ControlDesk desk = new ControlDesk("run", board, clock, 2_000);

    @Test
    void leasesAreRenewedInTimeAndNotMoreOften() throws IOException {
        desk.renew();
        desk.renew();
        assertThat(board.published).hasSize(1);
        clock.advance(Duration.ofMillis(1_999));
        desk.renew();
        assertThat(board.published).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        desk.renew();
        assertThat(board.published).extracting(Control::number).containsExactly(1L, 2L);
    }

    @Test
    void whatChangesIsSaidAtOnceAndStays() throws IOException {
        desk.renew();
        desk.start(5_000);
        desk.renew();
        desk.direct(new Directive.Stop(7));
        desk.renew();
        Control last = board.published.getLast();
        assertThat(last.startMillis()).isEqualTo(5_000);
        assertThat(last.directives()).containsExactly(new Directive.Stop(7));
        assertThat(last.isOver()).isFalse();
        desk.end();
        desk.renew();
        assertThat(board.published.getLast().isOver()).isTrue();
        assertThat(board.published).hasSize(4);
    }

    @Test
    void aChangeOfThePlanHasItsPlaceAmongTheOrders() throws IOException {
        desk.direct(new Directive.Offer(1, Level.of(1)));
        desk.adopt(new Adoption("run-v2", "plan", 8, true, 0, new byte[3], ""));
        desk.direct(new Directive.Offer(2, Level.of(2)));
        desk.adopt(new Adoption("run-v3", "plan", 9, true, 0, new byte[4], ""));
        desk.renew();
        assertThat(board.published.getLast().adoptions())
                .extracting(Adoption::runId, Adoption::after)
                .containsExactly(tuple("run-v2", 1), tuple("run-v3", 2));
        assertThat(desk.adoptedBytes()).isEqualTo(7);
    }

    @Test
    void whatCouldNotBeSaidIsSaidLater() throws IOException {
        desk.renew();
        desk.start(5_000);
        board.cutOff = true;
        assertThatThrownBy(desk::renew).isInstanceOf(IOException.class);
        board.cutOff = false;
        desk.renew();
        assertThat(board.published.getLast().startMillis()).isEqualTo(5_000);
        assertThat(board.published.getLast().number())
                .as("a number is never used again")
                .isEqualTo(3);
    }

    @Test
    void whoGoesOnForAnotherSaysAllThatWasSaidAndMore() throws IOException {
        desk.start(5_000);
        desk.direct(new Directive.Stop(7));
        desk.relieve(List.of(new Relief(1, 1, 9)));
        desk.adopt(new Adoption("run-v2", "plan", 8, true, 0, new byte[3], ""));
        desk.renew();
        ControlDesk heir = new ControlDesk("run", board, clock, 2_000, board.published.getLast());
        heir.takeUp();
        assertThat(board.takenUp).isTrue();
        assertThat(board.published.getLast())
                .usingRecursiveComparison()
                .ignoringFields("number")
                .isEqualTo(board.published.getFirst());
        assertThat(board.published.getLast().number()).isEqualTo(2);
        heir.renew();
        assertThat(board.published).as("nothing has changed").hasSize(2);
    }
}
