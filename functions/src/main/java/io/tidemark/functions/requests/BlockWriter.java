package io.tidemark.functions.requests;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes, and the blocks that go round between it and the lanes.
 *
 * <p>There are never more than a fixed number of blocks besides the one each lane holds, so the queues are bounded by
 * what there is to put into them, and a lane that finds no empty block has to wait. Blocks that the sink refuses go round
 * all the same, so that no lane waits for ever.
 */
final class BlockWriter {
    /** 8 MiB: about a second of 800 000 requests a second. */
    static final int BLOCKS = 128;

    private final LogSink sink;
    private final LogHeader header;
    private final int blocks;
    private final Block endMark = Block.endMark();
    private final BlockingQueue<Block> full = new LinkedBlockingQueue<>();
    private final BlockingQueue<Block> empty = new LinkedBlockingQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final Thread thread;

    private final LongAdder records = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder blockedNanos = new LongAdder();
    private volatile long cpuNanos;
    private volatile String problem = "";

    BlockWriter(LogSink sink, LogHeader header, int blocks) {
        this.sink = sink;
        this.header = header;
        this.blocks = blocks;
        thread = Thread.ofPlatform().name("request-log").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Takes a block over; never waits. */
    void write(Block block) {
        full.add(block);
    }

    /** An empty block, or null when the writer is that far behind. */
    @Nullable
    Block tryTake() {
        Block block = empty.poll();
        if (block != null) {
            return block;
        }
        if (made.get() < blocks && made.incrementAndGet() <= blocks) {
            return new Block();
        }
        return null;
    }

    /** An empty block, as soon as there is one. */
    Block take() {
        return takeFrom(empty);
    }

    void addBlocked(long nanos) {
        blockedNanos.add(nanos);
    }

    RequestLog.Cost cost() {
        return new RequestLog.Cost(records.sum(), lost.sum(), bytes.sum(), blockedNanos.sum(), cpuNanos, problem);
    }

    /** Waits until everything is written and the file is closed. */
    void finish() {
        full.add(endMark);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        attempt(LogFormat.header(header));
        Block block = takeFrom(full);
        while (block != endMark) {
            boolean written = attempt(block.seal());
            (written ? records : lost).add(block.records());
            empty.add(block);
            cpuNanos = cpuNanosOf(threads);
            block = takeFrom(full);
        }
        end();
        cpuNanos = cpuNanosOf(threads);
    }

    private boolean attempt(ByteBuffer part) {
        int length = part.remaining();
        try {
            sink.write(part);
            bytes.add(length);
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            if (problem.isEmpty()) {
                problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            return false;
        }
    }

    private void end() {
        ByteBuffer mark = LogFormat.end(records.sum(), lost.sum());
        int length = mark.remaining();
        try {
            sink.end(mark);
            bytes.add(length);
        } catch (IOException | RuntimeException e) {
            if (problem.isEmpty()) {
                problem = "the end of the request log could not be written: " + e.getMessage();
            }
        }
    }

    private static Block takeFrom(BlockingQueue<Block> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long cpuNanosOf(ThreadMXBean threads) {
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
    }
}
