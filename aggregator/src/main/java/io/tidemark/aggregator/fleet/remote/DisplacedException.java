package io.tidemark.aggregator.fleet.remote;

import java.io.IOException;
import java.io.Serial;

/** Another centre leads the run now: what this one says must not reach the workers any more. */
public final class DisplacedException extends IOException {
    static final String SENTENCE = "another Tidemark has taken the run up";

    @Serial
    private static final long serialVersionUID = 1;

    public DisplacedException() {
        super(SENTENCE);
    }
}
