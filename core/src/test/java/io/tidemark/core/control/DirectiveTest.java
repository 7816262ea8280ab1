package io.tidemark.core.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectiveTest {
    private static final Phase PHASE = new Phase("more", new Shape.Constant(Level.of(5), Duration.ofSeconds(1)), false);

    @Test
    void instantsBeforeTheStartAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive.Offer(-1, Level.of(5)))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive.Stop(-2))
                .withMessageContaining("-2");
    }

    @Test
    void nothingAtAllMayBeOffered() {
        assertThat(new Directive.Offer(0, Level.of(0)).level()).isEqualTo(Level.of(0));
        assertThat(new Directive.Stop(0).graceNanos()).isZero();
    }

    @Test
    void thereMustBeSomethingToFollow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Directive.Follow(0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive.Follow(-1, List.of(PHASE)))
                .withMessageContaining("-1");
        assertThat(new Directive.Follow(0, List.of(PHASE)).phases()).containsExactly(PHASE);
    }

    @Test
    void someoneMustShareTheLoadAndNobodyTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Directive.Share(0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive.Share(0, List.of(0, 2, 2)))
                .withMessageContaining("[0, 2, 2]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Directive.Share(0, List.of(-1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Directive.Share(0, List.of(3, 1)));
        assertThat(new Directive.Share(0, List.of(0, 7)).workers()).containsExactly(0, 7);
    }
}
