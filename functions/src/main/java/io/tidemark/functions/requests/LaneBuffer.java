package io.tidemark.functions.requests;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.time.Clock;

/**
 * A lane: the block that is being filled, exchanged for an empty one when it is full. Its lock is free but for once a
 * second, when another thread flushes it.
 */
final class LaneBuffer implements RequestLog.Lane {
    private final int number;
    private final BlockWriter writer;
    private final Clock clock;
    private Block block;

    LaneBuffer(int number, BlockWriter writer, Clock clock) {
        this.number = number;
        this.writer = writer;
        this.clock = clock;
        block = new Block();
        block.clear(number);
    }

    @Override
    public synchronized void add(
            int name,
            boolean warmUp,
            long intendedMicros,
            long startMicros,
            long endMicros,
            Outcome outcome,
            int status,
            long connectMicros,
            long tlsMicros,
            long firstByteMicros,
            long bytesIn,
            long bytesOut) {
        block.add(
                name,
                warmUp,
                intendedMicros,
                startMicros,
                endMicros,
                outcome,
                status,
                connectMicros,
                tlsMicros,
                firstByteMicros,
                bytesIn,
                bytesOut);
        if (block.isFull()) {
            flush();
        }
    }

    @Override
    public synchronized void flush() {
        if (block.records() == 0) {
            return;
        }
        writer.write(block);
        Block empty = writer.tryTake();
        block = empty == null ? waitForEmpty() : empty;
        block.clear(number);
    }

    private Block waitForEmpty() {
        long since = clock.nanoTime();
        Block empty = writer.take();
        writer.addBlocked(clock.nanoTime() - since);
        return empty;
    }
}
