package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.server.Wire.Response;
import io.tidemark.swarm.page.Visitor.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who watch get, over real sockets. */
class EventsTest {
    private static final String START = "{\"id\":\"1\",\"order\":\"start\"}";

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = Site.withPasswords();
    }

    @AfterEach
    void close() throws Exception {
        assertThat(site.defects).isEmpty();
        site.close();
    }

    private Visitor started() throws IOException {
        Visitor operator = site.operator();
        assertThat(operator.post("/api/orders", START).status()).isEqualTo(200);
        return operator;
    }

    @Test
    void whoComesLateSeesTheWholeHistoryAndThenEachSecond() throws IOException {
        Visitor operator = started();
        site.bridge.seconds(60);

        Visitor late = site.visitor().as(operator).watch("/api/events");

        Event state = late.event();
        assertThat(state.name()).isEqualTo("state");
        int points = state.data().path("history").path("rate").size();
        assertThat(points).isGreaterThan(50);
        for (int i = 1; i <= 3; i++) {
            site.bridge.seconds(1);
            Event tick = late.event();
            assertThat(tick.name()).isEqualTo("tick");
            assertThat(tick.id()).isEqualTo(state.id() + i);
            assertThat(tick.data().path("number").asLong()).isEqualTo(tick.id());
            assertThat(tick.data().path("points").path("rate").size()).isBetween(1, 3);
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissed() throws IOException {
        Visitor operator = started();
        site.bridge.seconds(60);
        Visitor first = site.visitor().as(operator).watch("/api/events");
        long seen = first.event().id();
        first.close();
        site.bridge.seconds(5);

        Event byHeader = site.visitor()
                .as(operator)
                .with("Last-Event-ID", String.valueOf(seen))
                .watch("/api/events?after=1")
                .event();
        Event byParameter =
                site.visitor().as(operator).watch("/api/events?after=" + seen).event();

        for (Event event : List.of(byHeader, byParameter)) {
            assertThat(event.name()).isEqualTo("state");
            assertThat(event.data().path("history").path("from").asInt()).isGreaterThan(50);
            assertThat(event.data().path("history").path("rate").size()).isBetween(5, 8);
        }
    }

    @Test
    void whoHasSeenAnotherSwarmOrTalksNonsenseGetsEverything() throws IOException {
        Visitor operator = started();
        site.bridge.seconds(60);

        for (String after : new String[] {"999999", "-1", "x", "99999999999999999999999"}) {
            Event event = site.visitor()
                    .as(operator)
                    .with("Last-Event-ID", after)
                    .watch("/api/events")
                    .event();
            assertThat(event.data().path("history").path("from").asInt())
                    .as(after)
                    .isZero();
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException {
        Visitor operator = site.operator();
        Visitor watching = site.visitor().as(operator).watch("/api/events");
        watching.event();

        operator.post("/logout", "{}");
        site.bridge.seconds(1);

        assertThatThrownBy(watching::event).isInstanceOf(IOException.class).hasMessageContaining("has ended");
    }

    @Test
    void lookingIsUsingUntilTheDayIsOver() throws IOException {
        Visitor watching = site.viewer().watch("/api/events");
        watching.event();
        for (int i = 0; i < 12 * 6 - 1; i++) {
            site.clock.advance(Duration.ofMinutes(10));
            site.bridge.seconds(1);
            assertThat(watching.event().name()).isEqualTo("tick");
        }

        site.clock.advance(Duration.ofMinutes(10));
        site.bridge.seconds(1);

        assertThatThrownBy(watching::event).isInstanceOf(IOException.class);
    }

    /** One who stops reading is cut off within 15 s, and the others get each tick meanwhile. */
    @Test
    void aSlowReaderIsCutOffAndTheOthersMissNothing() throws IOException {
        Visitor operator = started();
        site.bridge.seconds(600);
        List<Visitor> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(site.visitor().as(operator).watch("/api/events"));
            assertThat(others.getLast().event().name()).isEqualTo("state");
        }
        Visitor slow = site.visitor().as(operator);
        slow.send("GET", "/api/events", "");
        while (site.server.viewers() < 6) {
            LockSupport.parkNanos(100_000);
        }

        int ticks = 0;
        while (site.server.viewers() == 6) {
            site.bridge.seconds(1);
            for (Visitor other : others) {
                assertThat(other.event().name()).isEqualTo("tick");
            }
            // The system takes some megabytes for a reader that does not read; time goes on only then.
            if (++ticks > 200) {
                site.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(ticks).isLessThan(20_000);
        }
        site.bridge.seconds(1);
        for (Visitor other : others) {
            assertThat(other.event().name()).isEqualTo("tick");
        }
        assertThat(slow.wire().restLength()).isPositive();
    }

    @Test
    void viewersHaveABound() throws IOException {
        Visitor operator = site.operator();
        List<Visitor> watching = new ArrayList<>();
        for (int i = 0; i < Feeds.MOST; i++) {
            watching.add(site.visitor().as(operator).watch("/api/events"));
        }

        Response over = site.visitor().as(operator).get("/api/events");

        assertThat(over.status()).isEqualTo(503);
        assertThat(over.headers()).containsKey("retry-after");
        site.bridge.seconds(1);
        for (Visitor each : watching) {
            assertThat(each.event().name()).isIn("state", "tick");
        }
        assertThat(operator.get("/api/state").status()).isEqualTo(200);
    }

    @Test
    void theLongAnswersArePacked() throws IOException {
        Visitor operator = started();
        site.bridge.seconds(60);

        Response packed = operator.with("Accept-Encoding", "gzip, br").get("/api/state");

        assertThat(packed.headers()).containsEntry("content-encoding", "gzip").containsEntry("vary", "Accept-Encoding");
        assertThat(operator.get("/api/session").headers())
                .as("short, and with a secret in it")
                .doesNotContainKey("content-encoding");
        assertThat(operator.with("Accept-Encoding", "")
                        .json("/api/state")
                        .path("state")
                        .asText())
                .isEqualTo("RUNNING");
        assertThat(operator.json("/api/workers").path("workers").size()).isEqualTo(3);
    }
}
