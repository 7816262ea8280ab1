package io.tidemark.functions.requests;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes, and the blocks that go round between it and the lanes.
 *
 * <p>There are never more than {@link #BLOCKS} blocks besides the one each lane holds, so the memory is bounded and a
 * lane that finds none empty has to wait. After the first problem nothing more is written, but blocks still go round.
 */
final class BlockWriter {
    /** 8 MiB: a second of a million requests. */
    static final int BLOCKS = 128;

    private final SeekableByteChannel channel;
    private final LogHeader header;
    private final Block endMark = Block.endMark();
    private final BlockingQueue<Block> full = new LinkedBlockingQueue<>();
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final AtomicInteger made = new AtomicInteger();
    private final Thread thread;

    private final LongAdder records = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder blockedNanos = new LongAdder();
    private volatile long cpuNanos;
    private volatile String problem = "";

    BlockWriter(SeekableByteChannel channel, LogHeader header) {
        this.channel = channel;
        this.header = header;
        thread = Thread.ofPlatform().name("request-log").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }
}
