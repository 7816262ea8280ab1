package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox outbox = new Outbox();

    @Test
    void whatIsDeliveredIsTakenOnceInItsOrder() {
        byte[] first = {1};
        byte[] second = {2, 2};
        outbox.deliver(first);
        outbox.deliver(second);
        assertThat(outbox.take()).containsExactly(first, second);
        assertThat(outbox.take()).isEmpty();
    }

    @Test
    void itKnowsWhatWaits() {
        assertThat(outbox.isEmpty()).isTrue();
        outbox.deliver(new byte[5]);
        outbox.deliver(new byte[2]);
        assertThat(outbox.isEmpty()).isFalse();
        assertThat(outbox.bytes()).isEqualTo(7);
        assertThat(outbox.take()).hasSize(2);
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(outbox.bytes()).isZero();
    }
}
