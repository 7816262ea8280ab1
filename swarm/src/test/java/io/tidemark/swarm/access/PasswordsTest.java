package io.tidemark.swarm.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new SecureRandom(), 10);

    @Test
    void onlyTheSamePasswordMatches() {
        Passwords.Hash hash = passwords.hash("correct horse ä");

        assertThat(hash.matches("correct horse ä")).isTrue();
        assertThat(hash.matches("correct horse a")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.matches("correct horse ä ")).isFalse();
    }

    @Test
    void theFullNumberOfRoundsIsWhatIsUsed() {
        Passwords.Hash hash = new Passwords(new SecureRandom()).hash("correct horse");

        assertThat(hash.matches("correct horse")).isTrue();
        assertThat(hash).hasToString("Hash[600000 rounds]");
    }

    @Test
    void madeOnesAreLongAndReadableAndNeverTheSame() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(passwords.make());
        }

        assertThat(made)
                .hasSize(1_000)
                .allMatch(password -> password.matches("([a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}"));
    }
}
