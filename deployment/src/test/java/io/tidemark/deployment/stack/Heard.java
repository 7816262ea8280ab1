package io.tidemark.deployment.stack;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it is told. */
public final class Heard implements StackListener {
    public final List<String> events = new ArrayList<>();
    public final List<String> notes = new ArrayList<>();

    @Override
    public void event(String stack, StackEvent event) {
        events.add(event.part() + " " + event.status());
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }
}
