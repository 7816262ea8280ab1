package io.tidemark.core.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.shape.Level;
import org.junit.jupiter.api.Test;

class DirectiveTest {
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
}
