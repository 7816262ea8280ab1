package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.cost.Architecture;
import io.tidemark.aggregator.cost.FunctionSize;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Accepts calls, or refuses some, and remembers all. Thread-safe. */
final class FakeCaller implements Caller {
    private final Clock clock;
    private final List<Call> calls = new ArrayList<>();
    private int refusals;

    FakeCaller(Clock clock) {
        this.clock = clock;
    }

    /** The next so many calls are refused. */
    synchronized FakeCaller refuse(int count) {
        refusals = count;
        return this;
    }

    @Override
    public Limits limits() {
        return new Limits(1_000, 900_000, 1_024, new FunctionSize(Architecture.ARM64, 1_769));
    }

    @Override
    public synchronized void call(Summons summons) throws IOException {
        calls.add(new Call(summons.post(), clock.nanoTime()));
        if (refusals > 0) {
            refusals--;
            throw new IOException("TooManyRequestsException: Rate Exceeded");
        }
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    record Call(Post post, long nanos) {}
}
