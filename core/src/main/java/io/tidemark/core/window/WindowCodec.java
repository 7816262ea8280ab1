package io.tidemark.core.window;

import io.tidemark.core.histogram.Distribution;
import java.util.List;
import java.util.function.Consumer;

/** Windows in the encoding of the wire: within a delta, and by themselves, for whoever keeps many of them packed. */
public final class WindowCodec {
    private WindowCodec() {}

    public static byte[] encode(List<Window> windows) {
        WireWriter out = new WireWriter();
        windows.forEach(window -> write(out, window));
        return out.toBytes();
    }

    /** @param visitor gets one after the other in the same memory */
    public static void decode(byte[] bytes, Consumer<WindowBuffer> visitor) throws WireException {
        WireReader in = new WireReader(bytes);
        WindowBuffer buffer = new WindowBuffer();
        try {
            while (!in.isAtEnd()) {
                buffer.read(in);
                visitor.accept(buffer);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WireException("Not valid windows: " + e.getMessage(), e);
        }
    }

    static void write(WireWriter out, Window window) {
        out.number(window.second());
        out.number(window.warmUp() ? 1 : 0);
        out.number(window.name());
        Stats stats = window.stats();
        writeCounts(out, stats.counts());
        writeDistribution(out, stats.latency());
        writeDistribution(out, stats.service());
        writeDistribution(out, stats.lag());
        writeMoments(out, stats.connect());
        writeMoments(out, stats.tls());
        writeMoments(out, stats.firstByte());
    }

    private static void writeCounts(WireWriter out, Counts counts) {
        out.number(counts.planned());
        out.number(counts.sent());
        out.number(counts.late());
        out.number(counts.dropped());
        long[] outcomes = counts.outcomes();
        out.number(outcomes.length);
        for (long outcome : outcomes) {
            out.number(outcome);
        }
        out.number(counts.statuses().size());
        counts.statuses().forEach((status, times) -> {
            out.number(status);
            out.number(times);
        });
        out.number(counts.bytesIn());
        out.number(counts.bytesOut());
    }

    private static void writeDistribution(WireWriter out, Distribution distribution) {
        out.number(distribution.size());
        if (distribution.isEmpty()) {
            return;
        }
        out.number(distribution.sum());
        out.number(distribution.min());
        out.number(distribution.max());
        int[] previous = {-1};
        distribution.forEach((index, count) -> {
            out.number(index - previous[0] - 1);
            out.number(count);
            previous[0] = index;
        });
    }

    private static void writeMoments(WireWriter out, Moments moments) {
        out.number(moments.count());
        if (moments.count() > 0) {
            out.number(moments.sum());
            out.number(moments.min());
            out.number(moments.max());
        }
    }
}
