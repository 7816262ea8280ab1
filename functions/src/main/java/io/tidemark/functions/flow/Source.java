package io.tidemark.functions.flow;

import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Counter;
import io.tidemark.core.plan.Variable.Csv;
import io.tidemark.core.plan.Variable.RandomNumber;
import io.tidemark.core.plan.Variable.Time;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a variable's values come from; shared by all users of a worker and thread-safe.
 *
 * <p>Random values depend on the key alone. A user's counter depends on the user's number. Other counters, and
 * tables that are read in order, hand out the next value to whoever comes first, so only the set of their values is the
 * same from run to run, not who gets which.
 */
@FunctionalInterface
interface Source {
    /** Draws for the iteration, or for the user of a user-scoped variable, that has this number. */
    Row draw(long key);

    static Source random(RandomNumber variable, long seed, int stream) {
        return key ->
                Row.of(Long.toString(Draws.within(Draws.bits(seed, stream, key), variable.from(), variable.to())));
    }

    /** Version 4, but the same in every run with this seed. */
    static Source uuid(long seed, int stream) {
        return key -> {
            // two draws of one stream; the keys are unique, so these are as well
            long high = Draws.bits(seed, stream, 2 * key);
            long low = Draws.bits(seed, stream, 2 * key + 1);
            return Row.of(new UUID((high & ~0xF000L) | 0x4000L, (low >>> 2) | (1L << 63)).toString());
        };
    }

    /** More than a worker ever draws: where the one that takes over from it goes on, so that no value comes twice. */
    long DRAWS_OF_A_SHIFT = 1_000_000_000L;

    /** Segments take turns: each value belongs to exactly one segment, as each user does. */
    static Source counter(Counter variable, Segment segment, int shift) {
        if (variable.scope() == Variable.Scope.USER) {
            return user -> Row.of(padded(variable, user));
        }
        AtomicLong draws = new AtomicLong(shift * DRAWS_OF_A_SHIFT);
        return key -> Row.of(padded(variable, draws.getAndIncrement() * segment.count() + segment.index()));
    }

    private static String padded(Counter variable, long turn) {
        long number = variable.from() + variable.step() * turn;
        String text = Long.toString(number);
        int sign = number < 0 ? 1 : 0;
        int missing = variable.digits() - (text.length() - sign);
        return missing <= 0 ? text : text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }

    static Source time(Time variable, Clock clock) {
        return key -> {
            long millis = clock.epochMillis();
            return Row.of(
                    switch (variable.format()) {
                        case ISO -> Instant.ofEpochMilli(millis).toString();
                        case EPOCH_SECONDS -> Long.toString(Math.floorDiv(millis, 1_000));
                        case EPOCH_MILLIS -> Long.toString(millis);
                    });
        };
    }

    /** A partitioned table must have at least one row for each segment. */
    static Source table(Csv variable, Segment segment, long seed, int stream) {
        List<Row> rows = variable.rows().values().stream().map(Row::new).toList();
        AtomicLong draws = new AtomicLong();
        return switch (variable.order()) {
            case SEQUENTIAL -> key -> rows.get((int) (draws.getAndIncrement() % rows.size()));
            case RANDOM -> key -> rows.get((int) Draws.below(Draws.bits(seed, stream, key), rows.size()));
            case PARTITIONED -> {
                long own = segment.share(rows.size());
                yield key -> rows.get((int) (segment.index() + segment.count() * (draws.getAndIncrement() % own)));
            }
        };
    }

    /** Environment variables are constants of a run, so they have no source. */
    static Source of(Variable variable, Segment segment, int shift, long seed, int stream, Clock clock) {
        return switch (variable) {
            case RandomNumber random -> random(random, seed, stream);
            case Variable.Uuid _ -> uuid(seed, stream);
            case Counter counter -> counter(counter, segment, shift);
            case Time time -> time(time, clock);
            case Csv table -> table(table, segment, seed, stream);
            case Variable.Env env -> throw new IllegalArgumentException(env.name() + " is constant");
        };
    }
}
