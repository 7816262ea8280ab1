package io.tidemark.swarm.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.time.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoncesTest {
    private final ManualClock clock = new ManualClock();
    private final Nonces nonces = new Nonces(clock, new SecureRandom());

    @Test
    void eachIsGoodOnce() {
        String one = nonces.make();
        String other = nonces.make();

        assertThat(nonces.use(one)).isTrue();
        assertThat(nonces.use(one)).isFalse();
        assertThat(nonces.use(one + "=".repeat((4 - one.length() % 4) % 4)))
                .as("written differently")
                .isFalse();
        assertThat(nonces.use(other)).isTrue();
    }

    @Test
    void anOldOneIsNotGood() {
        String nonce = nonces.make();

        clock.advance(Nonces.AGE);

        assertThat(nonces.use(nonce)).isFalse();
    }

    @Test
    void anotherServersIsNotGood() {
        assertThat(nonces.use(new Nonces(clock, new SecureRandom()).make())).isFalse();
    }

    @Test
    void aChangedOneIsNotGood() {
        String nonce = nonces.make();
        char first = nonce.charAt(0);

        assertThat(nonces.use((first == 'B' ? 'C' : 'B') + nonce.substring(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!!", "AAAA", "\u0000"})
    void rubbishIsNotGood(String text) {
        assertThat(nonces.use(text)).isFalse();
    }

    @Test
    void whatIsRememberedHasAnEndAndIsForgottenInTime() {
        for (int i = 0; i < Nonces.MOST_USED; i++) {
            assertThat(nonces.use(nonces.make())).isTrue();
        }
        assertThat(nonces.use(nonces.make())).isFalse();

        clock.advance(Nonces.AGE.plus(Duration.ofSeconds(1)));

        assertThat(nonces.use(nonces.make())).isTrue();
    }
}
