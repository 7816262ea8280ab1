package io.tidemark.experiment.channel;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets threads wait for events that a filter chooses. What happens once a wait is open is not missed. Thread-safe. */
final class EventGate {
    private final EventFilter filter;
    private final Mailbox mailbox;
    /** Used in the turn of the mailbox only. */
    private final Map<Wait, FilterSession> open = new LinkedHashMap<>();

    EventGate(Stage stage, String owner, EventFilter filter) {
        this.filter = filter;
        this.mailbox = stage.bus().mailbox(owner);
        mailbox.listen(filter::mayMatch, _ -> true, this::hear);
    }

    private void hear(Event event) {
        // A match may close a session, so the others are taken from a copy.
        new ArrayList<>(open.values()).forEach(session -> session.offer(event));
    }

    /** Begins to look for an event of the trace. */
    Wait open(Trace trace) throws InterruptedException {
        Wait wait = new Wait(trace);
        CountDownLatch opened = new CountDownLatch(1);
        mailbox.run(trace, () -> {
            open.put(wait, filter.open(Optional.of(trace), mailbox, wait.matched::complete));
            opened.countDown();
        });
        opened.await();
        return wait;
    }

    /** For one event. */
    final class Wait implements AutoCloseable {
        private final CompletableFuture<Event> matched = new CompletableFuture<>();
        private final Trace trace;

        private Wait(Trace trace) {
            this.trace = trace;
        }

        /** False when it did not come in time. */
        boolean await(Duration longest) throws InterruptedException {
            try {
                matched.get(longest.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException _) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            mailbox.run(trace, () -> {
                FilterSession session = open.remove(this);
                if (session != null) {
                    session.close();
                }
            });
        }
    }
}
