package io.tidemark.emulator.serve;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.registry.Chronicle;
import io.tidemark.functions.time.Clock;
import java.util.ArrayDeque;
import java.util.List;

/** The last few refused events, for whoever wonders what a client does wrong. Thread-safe. */
final class RecentRefusals implements Chronicle {
    private static final int MAX = 50;
    private final ArrayDeque<Refusal> last = new ArrayDeque<>();

    private final Clock clock;

    RecentRefusals(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void happened(AppKey key, Standing before, Event event, Reaction reaction) {
        if (reaction instanceof Refused refused) {
            // Bodies may be large, and are not shown.
            Event bare = new Event(event.name(), Json.object(), event.progress());
            Refusal refusal = new Refusal(clock.epochMillis(), key, before, bare, refused.reason());
            synchronized (last) {
                if (last.size() == MAX) {
                    last.removeLast();
                }
                last.addFirst(refusal);
            }
        }
    }

    /** The latest first. */
    List<Refusal> list() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }
}
