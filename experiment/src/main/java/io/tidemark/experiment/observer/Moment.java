package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import java.util.Optional;

/** When something was seen of which nobody knows the cause: it belongs to the phase of that time, which is held. */
record Moment(Trace trace, Optional<Hold> hold) implements AutoCloseable {
    static Moment now(Bus bus) {
        while (true) {
            Trace trace = bus.current();
            Optional<Hold> hold = trace.phase().map(Phase::hold);
            // A phase that has ended meanwhile might be over before it was held.
            if (bus.current() == trace) {
                return new Moment(trace, hold);
            }
            hold.ifPresent(Hold::close);
        }
    }

    @Override
    public void close() {
        hold.ifPresent(Hold::close);
    }
}
