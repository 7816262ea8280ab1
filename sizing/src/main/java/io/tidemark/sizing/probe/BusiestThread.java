package io.tidemark.sizing.probe;

import io.tidemark.sizing.probe.proc.CpuTimes;
import io.tidemark.sizing.probe.proc.Reading;
import io.tidemark.sizing.probe.proc.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The share of one core that the busiest thread used. When there are so many threads that they are read in turns, each
 * counts with its mean since its last turn.
 */
final class BusiestThread {
    private record Seen(Task task, Reading reading, long block, OptionalDouble share) {}

    private final Map<Long, Seen> threads = new HashMap<>();
    private long block;

    /** Absent when no thread was read twice yet. */
    OptionalDouble next(Reading reading) {
        block++;
        reading.threads()
                .forEach((id, task) -> threads.merge(
                        id, new Seen(task, reading, block, OptionalDouble.empty()), BusiestThread::since));
        threads.values().removeIf(seen -> seen.block() <= block - reading.roundBlocks());
        return threads.values().stream()
                .flatMapToDouble(seen -> seen.share().stream())
                .max();
    }

    private static Seen since(Seen before, Seen now) {
        double seconds = now.reading().secondsSince(before.reading());
        long ticks = now.task().ticks() - before.task().ticks();
        if (!now.task().isSameAs(before.task()) || ticks < 0 || seconds <= 0) {
            return now;
        }
        double share = Math.min(1, ticks / (seconds * CpuTimes.TICKS_PER_SECOND));
        return new Seen(now.task(), now.reading(), now.block(), OptionalDouble.of(share));
    }
}
