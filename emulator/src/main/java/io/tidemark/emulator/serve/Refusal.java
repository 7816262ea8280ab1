package io.tidemark.emulator.serve;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Reaction.Reason;

/** An event that was refused, and why. */
record Refusal(long epochMillis, AppKey key, Standing standing, Event event, Reason reason) {
    Refusal {
        requireNonNull(key, "key is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(event, "event is null");
        requireNonNull(reason, "reason is null");
    }
}
