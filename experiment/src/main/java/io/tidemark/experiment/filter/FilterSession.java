package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a filter has chosen since it was opened. Not thread-safe: used in the turn of one mailbox. */
public final class FilterSession implements AutoCloseable {
    private final Optional<Trace> within;
    private final Consumer<Event> matched;
    private final List<Chain> chains = new ArrayList<>();
    private @Nullable Event offered;
    private boolean told;
    private boolean closed;

    FilterSession(List<Choice> choices, Optional<Trace> within, Stages stages, Consumer<Event> matched) {
        this.within = within;
        this.matched = matched;
        choices.forEach(choice -> chains.add(new Chain(choice, stages)));
    }

    public void offer(Event event) {
        if (closed) {
            return;
        }
        offered = event;
        told = false;
        for (Chain chain : chains) {
            // What matches may lead to the end of the session.
            if (!closed && chain.choice.accepts(event, within)) {
                chain.hear(0, event);
            }
        }
        offered = null;
    }

    /** What waited for the end, such as {@code :last}, matches now. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            chains.forEach(Chain::end);
        }
    }

    /** An event that is offered matches once, even if it does so in several ways. */
    private void tell(Event event) {
        if (offered != null && event.id() == offered.id()) {
            if (told) {
                return;
            }
            told = true;
        }
        matched.accept(event);
    }

    private final class Chain {
        private final Choice choice;
        private final List<Stage> stages = new ArrayList<>();

        Chain(Choice choice, Stages maker) {
            this.choice = choice;
            for (Selector selector : choice.selectors()) {
                int following = stages.size() + 1;
                stages.add(maker.stage(choice, selector, event -> hear(following, event)));
            }
        }

        void hear(int stage, Event event) {
            if (stage == stages.size()) {
                tell(event);
            } else {
                stages.get(stage).hear(event, passed -> hear(stage + 1, passed));
            }
        }

        void end() {
            for (int i = 0; i < stages.size(); i++) {
                int following = i + 1;
                stages.get(i).end(event -> hear(following, event));
                stages.get(i).close();
            }
        }
    }
}
