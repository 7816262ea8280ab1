package io.tidemark.core.window;

import java.util.List;

/**
 * The wire format of deltas, version 2. Version 1, which knew no shifts, is read too.
 *
 * <p>Whole numbers are unsigned LEB128 varints; texts are their UTF-8 length and bytes. A distribution is sparse: the
 * distances between bucket indexes and the counts. That is larger than HdrHistogram's own compressed encoding but much
 * cheaper to write and to merge, and a transport may compress the whole delta (docs/design/001-wire-format.md). Fields
 * stand in the order of the records. What {@link DeltaReader} guarantees of reading holds here too.
 */
public final class DeltaCodec {
    /** "TMD" and the version. */
    public static final int VERSION = 2;

    static final int WITHOUT_SHIFTS = 1;

    static final byte[] MAGIC = {'T', 'M', 'D'};

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
            WindowCodec.write(out, window);
        }
        out.number(delta.health().size());
        for (Health health : delta.health()) {
            HealthCodec.write(out, health);
        }
        out.number(delta.examples().size());
        for (Example example : delta.examples()) {
            writeExample(out, example);
        }
        return out.toBytes();
    }

    public static Delta decode(byte[] bytes) throws WireException {
        DeltaReader reader = new DeltaReader();
        Delta delta = reader.read(bytes);
        List<Window> windows =
                reader.windows().stream().map(WindowBuffer::toWindow).toList();
        return new Delta(
                delta.runId(),
                delta.fingerprint(),
                delta.segment(),
                delta.shift(),
                delta.sequence(),
                delta.standing(),
                windows,
                delta.health(),
                delta.examples());
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
}
