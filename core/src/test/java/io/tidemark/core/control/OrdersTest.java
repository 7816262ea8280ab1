package io.tidemark.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Directive OFFER = new Directive.Offer(1, Level.of(3));
    private static final Directive FOLLOW = new Directive.Follow(
            2, List.of(new Phase("more", new Shape.Constant(Level.of(5), Duration.ofSeconds(1)), false)));
    private static final Directive SHARE = new Directive.Share(3, List.of(0, 2));
    private static final Directive STOP = new Directive.Stop(4);

    private static final List<Directive> ALL = List.of(OFFER, SHARE, FOLLOW, STOP);

    @Test
    void aPlanOfTheSameLoadTakesAllOrdersOver() {
        assertThat(Orders.carried(ALL, true)).isEqualTo(ALL);
    }

    @Test
    void aPlanOfAnotherLoadTakesOverWhoSharesItAndThatItIsStopped() {
        assertThat(Orders.carried(ALL, false)).containsExactly(SHARE, STOP);
    }
}
