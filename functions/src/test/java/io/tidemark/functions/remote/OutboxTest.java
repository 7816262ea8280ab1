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
}
