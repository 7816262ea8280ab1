package io.tidemark.cli.progress;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.Progress.State;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import java.util.OptionalDouble;

/** Examples of progress. */
final class Moment {
    /** In the middle of three minutes of 200 arrivals a second. */
    static final Progress OPEN = open(State.RUNNING, 72_000);

    /** The first second of 200 users. */
    static final Progress CLOSED = new Progress(
            State.RUNNING,
            LoadModel.CLOSED,
            "main",
            1_000,
            180_000,
            200,
            40,
            40,
            40,
            0,
            0,
            850,
            4_200,
            120,
            35,
            0,
            0.07,
            OptionalDouble.empty());

    /** What a run on functions has cost so far. */
    static final double DOLLARS = 0.1234;

    private Moment() {}

    static Progress open(State state, long elapsedMillis) {
        return open(state, elapsedMillis, OptionalDouble.empty());
    }

    /** The same on functions. */
    static Progress paid() {
        return open(State.RUNNING, 72_000, OptionalDouble.of(DOLLARS));
    }

    private static Progress open(State state, long elapsedMillis, OptionalDouble dollars) {
        return new Progress(
                state,
                LoadModel.OPEN,
                "main",
                elapsedMillis,
                180_000,
                200,
                198,
                14_380,
                14_368,
                12,
                5,
                12_300,
                85_000,
                30,
                30,
                2,
                0.34,
                dollars);
    }
}
