package io.tidemark.functions.flow;

import java.util.random.RandomGenerator;

public final class Session {
    public long user() {
        throw new UnsupportedOperationException();
    }

    public RandomGenerator random() {
        throw new UnsupportedOperationException();
    }

    public void begin(long iteration) {
        throw new UnsupportedOperationException();
    }
}
