package io.tidemark.swarm.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.time.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final ManualClock clock = new ManualClock();
    private final Sessions sessions = new Sessions(clock, new SecureRandom());

    @Test
    void aSessionIsFoundByItsSecretOnly() {
        Session session = sessions.begin(Role.VIEWER, "Anna (viewer)");

        assertThat(sessions.use(session.id())).contains(session);
        assertThat(sessions.use(session.token())).isEmpty();
        assertThat(sessions.use("")).isEmpty();
        assertThat(session.id()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(session.token());
        assertThat(session.toString()).doesNotContain(session.id()).doesNotContain(session.token());
    }

    @Test
    void aSessionThatIsNotUsedEnds() {
        Session session = sessions.begin(Role.OPERATOR, "operator");

        clock.advance(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.use(session.id())).isPresent();
        clock.advance(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.use(session.id())).isPresent();
        clock.advance(Sessions.IDLE);
        assertThat(sessions.use(session.id())).isEmpty();
        assertThat(sessions.use(session.id())).isEmpty();
    }

    @Test
    void aSessionEndsHoweverMuchItIsUsed() {
        Session session = sessions.begin(Role.OPERATOR, "operator");

        for (Duration age = Duration.ZERO; age.compareTo(Sessions.AGE) < 0; age = age.plusMinutes(10)) {
            assertThat(sessions.use(session.id())).as("after %s", age).isPresent();
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(sessions.use(session.id())).isEmpty();
    }

    @Test
    void whoLogsOutIsNobody() {
        Session session = sessions.begin(Role.OPERATOR, "operator");

        sessions.end(session.id());

        assertThat(sessions.use(session.id())).isEmpty();
    }

    @Test
    void whenThereAreTooManyTheLongestUnusedOneGoes() {
        List<Session> begun = new ArrayList<>();
        for (int i = 0; i < Sessions.MOST; i++) {
            begun.add(sessions.begin(Role.VIEWER, "viewer"));
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(sessions.use(begun.getFirst().id())).isPresent();

        sessions.begin(Role.VIEWER, "viewer");

        assertThat(sessions.use(begun.get(0).id())).isPresent();
        assertThat(sessions.use(begun.get(1).id())).isEmpty();
        assertThat(sessions.use(begun.get(2).id())).isPresent();
    }
}
