package io.tidemark.experiment.filter;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Trace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the stages of one session. */
final class Stages {
    private final Mailbox mailbox;
    private final Singles singles;
    private final Trace trace;
    private final Map<String, Counter> groups = new HashMap<>();

    Stages(Mailbox mailbox, Singles singles, Optional<Trace> within) {
        this.mailbox = mailbox;
        this.singles = singles;
        this.trace = within.orElse(Trace.NONE);
    }

    /** @param next hears what the stage lets through when it is not asked */
    Stage stage(Choice choice, Selector selector, Consumer<Event> next) {
        return switch (selector) {
            case Selector.First _ -> new Nth(1, new Counter());
            case Selector.Nth nth ->
                new Nth(
                        nth.number(),
                        nth.group().isEmpty()
                                ? new Counter()
                                : groups.computeIfAbsent(nth.group(), _ -> new Counter()));
            case Selector.Last _ -> new Last();
            case Selector.After after -> new After(mailbox, after.quiet(), next);
            case Selector.Not not -> new Not(not.others());
            case Selector.Single _ -> new Single(mailbox, singles, choice.text(), trace, next);
        };
    }

    private static final class Counter {
        private long count;
    }

    private record Nth(long number, Counter counter) implements Stage {
        @Override
        public void hear(Event event, Consumer<Event> next) {
            counter.count++;
            if (counter.count == number) {
                next.accept(event);
            }
        }
    }

    private static final class Last implements Stage {
        private @Nullable Event kept;

        @Override
        public void hear(Event event, Consumer<Event> next) {
            kept = event;
        }

        @Override
        public void end(Consumer<Event> next) {
            if (kept != null) {
                next.accept(kept);
            }
        }
    }

    private record Not(List<Choice> others) implements Stage {
        @Override
        public void hear(Event event, Consumer<Event> next) {
            if (others.stream().noneMatch(other -> isOther(other, event))) {
                next.accept(event);
            }
        }

        private static boolean isOther(Choice other, Event event) {
            return other.matches(event)
                    && other.selectors().stream()
                            .noneMatch(selector -> selector instanceof Selector.Not not
                                    && not.others().stream().anyMatch(inner -> isOther(inner, event)));
        }
    }

    /** Lets the last event through when none has followed it for a time. */
    private static final class After implements Stage {
        private final Mailbox mailbox;
        private final Duration quiet;
        private final Consumer<Event> next;
        private @Nullable Event kept;

        After(Mailbox mailbox, Duration quiet, Consumer<Event> next) {
            this.mailbox = mailbox;
            this.quiet = quiet;
            this.next = next;
        }

        @Override
        public void hear(Event event, Consumer<Event> ignored) {
            kept = event;
            mailbox.later(quiet, event.trace(), () -> {
                if (kept != null && kept.id() == event.id()) {
                    kept = null;
                    next.accept(event);
                }
            });
        }

        @Override
        public void end(Consumer<Event> last) {
            Event event = kept;
            kept = null;
            if (event != null) {
                last.accept(event);
            }
        }
    }

    /** Lets the same event through as every other stage of its kind, once. */
    private static final class Single implements Stage {
        private final Singles singles;
        private final String filter;
        private final Consumer<Event> listener;
        private boolean done;

        Single(Mailbox mailbox, Singles singles, String filter, Trace trace, Consumer<Event> next) {
            this.singles = singles;
            this.filter = filter;
            this.listener = event -> mailbox.run(trace, () -> {
                if (!done) {
                    done = true;
                    next.accept(event);
                }
            });
            singles.await(filter, listener);
        }

        @Override
        public void hear(Event event, Consumer<Event> now) {
            if (!done) {
                close();
                now.accept(singles.match(filter, event));
            }
        }

        @Override
        public void close() {
            done = true;
            singles.forget(filter, listener);
        }
    }
}
