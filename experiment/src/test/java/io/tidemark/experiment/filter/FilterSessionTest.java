package io.tidemark.experiment.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.functions.time.SystemClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterSessionTest {
    private final Bus bus = new Bus(2, new SystemClock(), (_, _) -> {});
    private final Mailbox mailbox = bus.mailbox("test");
    private final Singles singles = new Singles();

    @AfterEach
    void close() {
        bus.close();
    }

    /** Offers events t1 l2 t3 l4 t5, ticks and lines; after the bar what comes only at the end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "* ~ 1 2 3 4 5 |",
                "TickEvent ~ 1 3 5 |",
                "TickEvent:first ~ 1 |",
                "TickEvent:FIRST ~ 1 |",
                "*:first ~ 1 |",
                "LogLineEvent:last ~ | 4",
                "TickEvent:nth(2) ~ 3 |",
                "TickEvent:nth(4) ~ |",
                "TickEvent:nth(2,g) LogLineEvent:nth(4,g) ~ 4 |",
                "TickEvent:nth( 2 , g ),LogLineEvent:nth(3,g) ~ |",
                "TickEvent:nth(3) LogLineEvent:nth(1) ~ 2 5 |",
                "TickEvent *:last ~ 1 3 5 | 5",
                "TickEvent * ~ 1 2 3 4 5 |",
                "*:first TickEvent:first ~ 1 |",
                "TickEvent[count>1]:first ~ 3 |",
                "*:not(TickEvent):first ~ 2 |",
                "*:first:not(TickEvent) ~ |",
                "*:not(LogLineEvent):last ~ | 5",
                "TickEvent:last:first ~ | 5",
                "TickEvent:first:last ~ | 1",
                "TickEvent:nth(2):last LogLineEvent:first ~ 2 | 3",
                "TickEvent:after(1h) ~ | 5",
                "TickEvent:after(1h):first ~ | 5",
                "TickEvent:single ~ 1 |",
                "TickEvent:notrace:first ~ 1 |",
                "TickEvent:NoTrace ~ 1 3 5 |",
            })
    void chooses(String filter, String expected) {
        assertThat(chosen(EventFilter.parse(filter, singles), Optional.empty())).isEqualTo(expected.strip());
    }

    private String chosen(EventFilter filter, Optional<Trace> within) {
        List<String> chosen = new ArrayList<>();
        FilterSession session = filter.open(within, mailbox, event -> chosen.add(String.valueOf(event.id())));
        for (long id = 1; id <= 5; id++) {
            session.offer(event(id, Trace.NONE));
        }
        chosen.add("|");
        session.close();
        session.close();
        session.offer(event(6, Trace.NONE));
        return String.join(" ", chosen);
    }

    private static Event event(long id, Trace cause) {
        return id % 2 == 1
                ? new Event(Events.TICK, id, 0, cause.plus(id), new LinkedHashMap<>(Map.of("count", id)))
                : new Event(Events.LOG_LINE, id, 0, cause.plus(id), new LinkedHashMap<>());
    }

    @Test
    void eventsOfAnotherTraceDoNotCountUnlessTheFilterSaysSo() {
        Trace mine = Trace.root(new Phase(0, 1, Map.of())).plus(100);
        Trace other = Trace.root(new Phase(0, 2, Map.of())).plus(200);
        List<Long> chosen = new ArrayList<>();
        FilterSession session = EventFilter.parse("TickEvent:nth(2) LogLineEvent:notrace", singles)
                .open(Optional.of(mine), mailbox, event -> chosen.add(event.id()));

        session.offer(event(301, mine));
        session.offer(event(303, other));
        session.offer(event(304, other));
        session.offer(event(305, Trace.NONE));
        session.offer(event(307, mine));

        assertThat(chosen).containsExactly(304L, 307L);
    }

    @Test
    void anEmptyTraceSharesNothing() {
        assertThat(chosen(EventFilter.parse("*", singles), Optional.of(Trace.NONE)))
                .isEqualTo("|");
    }

    @Test
    void aSessionThatEndsWhileItMatchesMatchesNoMore() {
        List<Long> chosen = new ArrayList<>();
        FilterSession[] session = new FilterSession[1];
        session[0] = EventFilter.parse("TickEvent:notrace TickEvent", singles)
                .open(Optional.empty(), mailbox, event -> {
                    chosen.add(event.id());
                    session[0].close();
                });

        session[0].offer(event(1, Trace.NONE));
        session[0].offer(event(3, Trace.NONE));

        assertThat(chosen).containsExactly(1L);
    }

    @Test
    void afterSomeQuietTheLastEventMatchesOnce() throws InterruptedException {
        BlockingQueue<Long> chosen = new LinkedBlockingQueue<>();
        FilterSession session = EventFilter.parse("TickEvent:after(0.05s)", singles)
                .open(Optional.empty(), mailbox, event -> chosen.add(event.id()));

        mailbox.run(Trace.NONE, () -> {
            session.offer(event(1, Trace.NONE));
            session.offer(event(3, Trace.NONE));
        });

        assertThat(chosen.poll(20, TimeUnit.SECONDS)).isEqualTo(3);
        mailbox.run(Trace.NONE, () -> session.offer(event(5, Trace.NONE)));
        assertThat(chosen.poll(20, TimeUnit.SECONDS)).isEqualTo(5);
        mailbox.run(Trace.NONE, session::close);
        bus.awaitQuiet();
        assertThat(chosen).isEmpty();
    }

    @Test
    void waitingForQuietHoldsThePhase() throws InterruptedException {
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        Phase phase = new Phase(0, 1, Map.of());
        FilterSession session = EventFilter.parse("TickEvent:after(50ms)", singles)
                .open(Optional.empty(), mailbox, _ -> order.add("matched"));
        mailbox.run(Trace.NONE, () -> {
            session.offer(event(1, Trace.root(phase)));
            phase.close(List.of(() -> order.add("over")));
        });

        assertThat(order.poll(20, TimeUnit.SECONDS)).isEqualTo("matched");
        assertThat(order.poll(20, TimeUnit.SECONDS)).isEqualTo("over");
    }

    @Test
    void aSingleEventMatchesForAll() throws InterruptedException {
        List<String> chosen = new CopyOnWriteArrayList<>();
        EventFilter filter = EventFilter.parse("TickEvent:single", singles);
        EventFilter same = EventFilter.parse("LogLineEvent, TickEvent:single", singles);
        EventFilter another = EventFilter.parse("TickEvent[count>0]:single", singles);
        open(chosen, "early", same, null);
        FilterSession gone = open(chosen, "gone", filter, null);
        gone.close();
        FilterSession session = open(chosen, "first", filter, null);

        session.offer(event(1, Trace.NONE));
        session.offer(event(3, Trace.NONE));
        bus.awaitQuiet();
        open(chosen, "late", filter, null);
        open(chosen, "another", another, event(5, Trace.NONE));
        bus.awaitQuiet();
        open(chosen, "elsewhere", EventFilter.parse("TickEvent:single", new Singles()), null);
        bus.awaitQuiet();

        assertThat(chosen).containsExactlyInAnyOrder("first 1", "early 1", "late 1", "another 5");
    }

    private FilterSession open(List<String> chosen, String name, EventFilter filter, @Nullable Event offered) {
        FilterSession session = filter.open(Optional.empty(), mailbox, event -> chosen.add(name + " " + event.id()));
        if (offered != null) {
            session.offer(offered);
        }
        return session;
    }
}
