package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnerTest {
    @Test
    void weAreAlive() throws IOException {
        assertThat(Owner.ourselves().isGone(Owner.thisMachine())).isFalse();
        assertThat(Owner.ourselves()).isEqualTo(Owner.ourselves());
    }

    @Test
    void aPidThatAnotherHasByNowIsGone() throws IOException {
        Owner us = Owner.ourselves();
        assertThat(new Owner(us.machine(), us.pid(), us.born() + "0").isGone(us.machine()))
                .isTrue();
    }

    @Test
    void aProcessThatHasEndedIsGone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Owner us = Owner.ourselves();
        assertThat(new Owner(us.machine(), ended.pid(), us.born()).isGone(us.machine()))
                .isTrue();
    }

    @Test
    void ofAnotherMachineNothingIsKnown() throws IOException {
        Owner us = Owner.ourselves();
        assertThat(new Owner("elsewhere", us.pid(), "1").isGone(us.machine())).isFalse();
    }
}
