package io.tidemark.core.window;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Segment;
import java.util.List;

/**
 * What a worker sends to the centre: everything it counted since its last delta. A window in it adds to what earlier
 * deltas said of the same second, so a straggler amends the second it was meant for.
 *
 * <p>Guarantees: deltas of a run merge in any order to the same sums. Sequence numbers of a segment begin at 0 and
 * leave no gap, so a delta that arrives twice is recognised and one that is missing is noticed.
 *
 * @param runId the run it belongs to
 * @param fingerprint of the plan the worker runs; deltas of another plan are refused
 * @param last true when the worker has ended and nothing follows
 */
public record Delta(
        String runId,
        String fingerprint,
        Segment segment,
        int sequence,
        boolean last,
        List<Window> windows,
        List<Health> health,
        List<Example> examples) {
    public Delta {
        requireNonNull(runId, "runId is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(segment, "segment is null");
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be >= 0 but is " + sequence);
        }
        windows = List.copyOf(windows);
        health = List.copyOf(health);
        examples = List.copyOf(examples);
    }
}
