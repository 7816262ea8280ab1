package io.tidemark.core.window;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.shape.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The wire format of deltas, version 2. Version 1, which knew no shifts, is read too.
 *
 * <p>Whole numbers are unsigned LEB128 varints; texts are their UTF-8 length and bytes. A distribution is sparse: the
 * distances between bucket indexes and the counts. That is larger than HdrHistogram's own compressed encoding but much
 * cheaper to write and to merge, and a transport may compress the whole delta (docs/design/001-wire-format.md). Fields
 * stand in the order of the records.
 *
 * <p>Guarantees: decoding never allocates more than a small multiple of the input's length, whatever lengths the input
 * claims; anything but a whole, well-formed delta of this version is a {@link WireException}.
 */
public final class DeltaCodec {
    /** "TMD" and the version. */
    public static final int VERSION = 2;

    private static final int WITHOUT_SHIFTS = 1;

    private static final byte[] MAGIC = {'T', 'M', 'D'};

    private DeltaCodec() {}

    public static byte[] encode(Delta delta) {
        WireWriter out = new WireWriter();
        out.raw(MAGIC);
        out.number(VERSION);
        out.text(delta.runId());
        out.text(delta.fingerprint());
        out.number(delta.segment().index());
        out.number(delta.segment().count());
        out.number(delta.shift());
        out.number(delta.sequence());
        out.number(delta.standing().code());
        out.number(delta.windows().size());
        for (Window window : delta.windows()) {
            writeWindow(out, window);
        }
        out.number(delta.health().size());
        for (Health health : delta.health()) {
            writeHealth(out, health);
        }
        out.number(delta.examples().size());
        for (Example example : delta.examples()) {
            writeExample(out, example);
        }
        return out.toBytes();
    }

    public static Delta decode(byte[] bytes) throws WireException {
        WireReader in = new WireReader(bytes);
        in.expect(MAGIC, "a delta");
        int version = in.smallNumber("version");
        if (version != VERSION && version != WITHOUT_SHIFTS) {
            throw new WireException("Wire format divergence: the delta has version " + version
                    + ", this program reads versions " + WITHOUT_SHIFTS + " to " + VERSION + ".");
        }
        try {
            Delta delta = readDelta(in, version);
            in.expectEnd();
            return delta;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WireException("Not a valid delta: " + e.getMessage(), e);
        }
    }

    private static Delta readDelta(WireReader in, int version) throws WireException {
        String runId = in.text("run id");
        String fingerprint = in.text("fingerprint");
        int index = in.smallNumber("segment index");
        int count = in.smallNumber("segment count");
        Segment segment = new Segment(index, count);
        int shift = version == WITHOUT_SHIFTS ? 0 : in.smallNumber("shift");
        int sequence = in.smallNumber("sequence");
        Delta.Standing standing = Delta.Standing.ofCode(in.smallNumber("standing"));
        List<Window> windows = new ArrayList<>();
        for (int left = in.length("windows"); left > 0; left--) {
            windows.add(readWindow(in));
        }
        List<Health> health = new ArrayList<>();
        for (int left = in.length("health"); left > 0; left--) {
            health.add(readHealth(in));
        }
        List<Example> examples = new ArrayList<>();
        for (int left = in.length("examples"); left > 0; left--) {
            examples.add(readExample(in));
        }
        return new Delta(runId, fingerprint, segment, shift, sequence, standing, windows, health, examples);
    }

    private static void writeWindow(WireWriter out, Window window) {
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

    private static Window readWindow(WireReader in) throws WireException {
        int second = in.smallNumber("second");
        boolean warmUp = in.flag("warm-up");
        int name = in.smallNumber("name");
        Stats stats = new Stats(
                readCounts(in),
                readDistribution(in),
                readDistribution(in),
                readDistribution(in),
                readMoments(in),
                readMoments(in),
                readMoments(in));
        return new Window(second, warmUp, name, stats);
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

    private static Counts readCounts(WireReader in) throws WireException {
        long planned = in.number("planned");
        long sent = in.number("sent");
        long late = in.number("late");
        long dropped = in.number("dropped");
        long[] outcomes = new long[Outcome.count()];
        int sentOutcomes = in.length("outcomes");
        for (int i = 0; i < sentOutcomes; i++) {
            long value = in.number("outcome");
            outcomes[Outcome.ofCode(i).code()] = value;
        }
        TreeMap<Integer, Long> statuses = new TreeMap<>();
        for (int left = in.length("statuses"); left > 0; left--) {
            int status = in.smallNumber("status");
            if (!statuses.isEmpty() && status <= statuses.lastKey()) {
                throw new WireException("Statuses must rise but " + status + " follows " + statuses.lastKey() + ".");
            }
            statuses.put(status, in.number("status count"));
        }
        return new Counts(
                planned, sent, late, dropped, outcomes, statuses, in.number("bytes in"), in.number("bytes out"));
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

    private static Distribution readDistribution(WireReader in) throws WireException {
        int size = in.length("buckets");
        if (size == 0) {
            return Distribution.EMPTY;
        }
        long sum = in.number("sum");
        long min = in.number("min");
        long max = in.number("max");
        int[] indexes = new int[size];
        long[] counts = new long[size];
        int index = -1;
        for (int i = 0; i < size; i++) {
            index = Math.addExact(Math.addExact(index, in.smallNumber("bucket distance")), 1);
            indexes[i] = index;
            counts[i] = in.number("bucket count");
        }
        return Distribution.of(indexes, counts, sum, min, max);
    }

    private static void writeMoments(WireWriter out, Moments moments) {
        out.number(moments.count());
        if (moments.count() > 0) {
            out.number(moments.sum());
            out.number(moments.min());
            out.number(moments.max());
        }
    }

    private static Moments readMoments(WireReader in) throws WireException {
        long count = in.number("count");
        return count == 0 ? Moments.NONE : new Moments(count, in.number("sum"), in.number("min"), in.number("max"));
    }

    private static void writeHealth(WireWriter out, Health health) {
        out.number(health.second());
        out.number(health.users());
        out.number(health.inFlight());
        out.number(health.backlog());
        out.number(health.cpuMicros());
        out.number(health.cpuLimitMicros());
        out.number(health.loopLagMicros());
        out.number(health.gcMicros());
        out.number(health.descriptors());
        out.number(health.descriptorLimit());
    }

    private static Health readHealth(WireReader in) throws WireException {
        return new Health(
                in.smallNumber("second"),
                in.smallNumber("users"),
                in.smallNumber("in flight"),
                in.smallNumber("backlog"),
                in.number("cpu"),
                in.number("cpu limit"),
                in.number("loop lag"),
                in.number("gc"),
                in.smallNumber("descriptors"),
                in.smallNumber("descriptor limit"));
    }

    private static void writeExample(WireWriter out, Example example) {
        out.number(example.name());
        out.number(example.intendedMicros());
        out.number(example.latencyMicros());
        out.number(example.serviceMicros());
        out.number(example.outcome().code());
        out.number(example.status());
        out.text(example.target());
        out.text(example.detail());
    }

    private static Example readExample(WireReader in) throws WireException {
        return new Example(
                in.smallNumber("name"),
                in.number("intended start"),
                in.number("latency"),
                in.number("service time"),
                Outcome.ofCode(in.smallNumber("outcome")),
                in.smallNumber("status"),
                in.text("target"),
                in.text("detail"));
    }
}
