package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTest {
    private static final Control CONTROL =
            new Control(1, 1, 1, List.of(), List.of(new Relief(0, 1, 900), new Relief(0, 2, 500)), false);

    private final Post first = new Post("run", 0, 0);

    @Test
    void theFirstWorkerBeginsWithTheRun() {
        assertThat(CONTROL.beginNanos(first)).hasValue(0);
    }

    @Test
    void aLaterWorkerBeginsWithItsRelief() {
        assertThat(CONTROL.beginNanos(first.next())).hasValue(900);
        assertThat(CONTROL.beginNanos(first.next().next().next())).isEmpty();
        assertThat(CONTROL.beginNanos(new Post("run", 1, 1))).isEmpty();
    }

    @Test
    void aWorkerEndsWhenTheFirstLaterOneTakesOver() {
        assertThat(CONTROL.endNanos(first)).hasValue(500);
        assertThat(CONTROL.endNanos(first.next())).hasValue(500);
        assertThat(CONTROL.endNanos(first.next().next())).isEmpty();
        assertThat(CONTROL.endNanos(new Post("run", 1, 0))).isEmpty();
    }

    @Test
    void itIsStartedWhenTheStartIsKnown() {
        assertThat(CONTROL.isStarted()).isTrue();
        assertThat(new Control(1, 1, 0, List.of(), List.of(), false).isStarted())
                .isFalse();
    }

    private static final Directive FIRST = new Directive.Offer(1, Level.of(1));
    private static final Directive SHARE = new Directive.Share(2, List.of(0));
    private static final Directive SECOND = new Directive.Offer(3, Level.of(2));
    private static final Directive THIRD = new Directive.Offer(4, Level.of(3));

    @Test
    void ordersOfAPlanAreThoseThatCameWithItAndThoseGivenSince() {
        Control control = changing(List.of(adoption(10, true, 2), adoption(20, false, 3)));
        assertThat(control.orders(0)).containsExactly(FIRST, SHARE);
        assertThat(control.orders(1)).containsExactly(FIRST, SHARE, SECOND);
        assertThat(control.orders(2)).as("of another load").containsExactly(SHARE, THIRD);
        assertThat(control.given(0)).isEqualTo(2);
        assertThat(control.given(2)).isEqualTo(4);
    }

    @Test
    void thePlanInForceIsTheLastOrderedWhoseInstantHasPassed() {
        Control control = changing(List.of(adoption(10, true, 2), adoption(30, true, 2), adoption(20, true, 3)));
        assertThat(control.adopted(9)).isZero();
        assertThat(control.adopted(10)).isEqualTo(1);
        assertThat(control.adopted(25)).isEqualTo(3);
        assertThat(control.adopted(35)).as("overtaken").isEqualTo(3);
    }

    @Test
    void changesComeAfterDirectivesThatAreThereAndInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changing(List.of(adoption(1, true, 5))))
                .withMessageContaining("after 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changing(List.of(adoption(1, true, 2), adoption(1, true, 1))));
    }

    private static Control changing(List<Adoption> adoptions) {
        return new Control(1, 1, 1, List.of(FIRST, SHARE, SECOND, THIRD), adoptions, List.of(), false);
    }

    private static Adoption adoption(long at, boolean sameLoad, int after) {
        return new Adoption("run", "plan", at, sameLoad, after, new byte[0], "key");
    }
}
