package io.tidemark.core.window;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Segment;
import java.util.List;

/**
 * What a worker sends to the centre: everything it counted since its last delta. A window in it adds to what earlier
 * deltas said of the same second, so a straggler amends the second it was meant for.
 *
 * <p>Guarantees: deltas of a run merge in any order to the same sums. Sequence numbers of a worker begin at 0 and
 * leave no gap, so a delta that arrives twice is recognised and one that is missing is noticed.
 *
 * @param runId the run it belongs to
 * @param fingerprint of the plan the worker runs; deltas of another plan are refused
 * @param shift which of the workers that serve the segment one after the other; each numbers its deltas from 0
 * @param standing whether more follows
 */
public record Delta(
        String runId,
        String fingerprint,
        Segment segment,
        int shift,
        int sequence,
        Standing standing,
        List<Window> windows,
        List<Health> health,
        List<Example> examples) {
    public Delta {
        requireNonNull(runId, "runId is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(segment, "segment is null");
        requireNonNull(standing, "standing is null");
        if (shift < 0) {
            throw new IllegalArgumentException("shift must be >= 0 but is " + shift);
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be >= 0 but is " + sequence);
        }
        windows = List.copyOf(windows);
        health = List.copyOf(health);
        examples = List.copyOf(examples);
    }

    /** True when the worker has ended and nothing of it follows. */
    public boolean isLast() {
        return standing != Standing.ON_DUTY;
    }

    /** What its worker has to say after this delta. The code is part of the wire format. */
    public enum Standing {
        /** More follows. */
        ON_DUTY(0),
        /** Nothing follows: the segment's load has ended. */
        DONE(1),
        /** Nothing follows from this worker: the next shift has taken the segment over. */
        RELIEVED(2),
        /** Nothing follows although the load goes on: the worker had to stop. All that it counted is here. */
        BROKEN_OFF(3);

        private final int code;

        Standing(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Standing ofCode(int code) {
            for (Standing standing : values()) {
                if (standing.code == code) {
                    return standing;
                }
            }
            throw new IllegalArgumentException("standing must be within [0, 3] but is " + code);
        }
    }
}
