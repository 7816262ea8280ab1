package io.tidemark.sizing.ec2;

import io.tidemark.deployment.stack.StackEvent;
import io.tidemark.deployment.stack.StackListener;
import java.util.function.Consumer;

/** Tells of a target's stack no more than what a person wants to know who waits for a machine. */
record StackNotes(Consumer<String> notes) implements StackListener {
    @Override
    public void event(String stack, StackEvent event) {
        if (event.isCauseOfFailure()) {
            notes.accept(event.part() + " of " + stack + " failed: " + event.reason());
        }
    }

    @Override
    public void note(String sentence) {
        notes.accept(sentence);
    }
}
