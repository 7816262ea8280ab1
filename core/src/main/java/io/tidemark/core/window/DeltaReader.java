package io.tidemark.core.window;

import io.tidemark.core.shape.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads deltas one after the other into the same memory, which is what the centre does all day. Not thread-safe.
 *
 * <p>Guarantees: reading never allocates more than a small multiple of the input's length, whatever lengths the input
 * claims; anything but a whole, well-formed delta of a known version is a {@link WireException}.
 */
public final class DeltaReader {
    private final List<WindowBuffer> buffers = new ArrayList<>();
    private int used;

    /** @return the delta without its windows: {@link #windows} has them until the next is read */
    public Delta read(byte[] bytes) throws WireException {
        used = 0;
        WireReader in = new WireReader(bytes);
        int version = version(in);
        try {
            Delta delta = read(in, version);
            in.expectEnd();
            return delta;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WireException("Not a valid delta: " + e.getMessage(), e);
        }
    }

    /** Who sent it and of which run it is, without reading the rest. */
    public static DeltaHead head(byte[] bytes) throws WireException {
        WireReader in = new WireReader(bytes);
        int version = version(in);
        try {
            return readHead(in, version);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WireException("Not a valid delta: " + e.getMessage(), e);
        }
    }

    /** Those of the delta that was read last. */
    public List<WindowBuffer> windows() {
        return buffers.subList(0, used);
    }

    private static int version(WireReader in) throws WireException {
        in.expect(DeltaCodec.MAGIC, "a delta");
        int version = in.smallNumber("version");
        if (version != DeltaCodec.VERSION && version != DeltaCodec.WITHOUT_SHIFTS) {
            throw new WireException("Wire format divergence: the delta has version " + version
                    + ", this program reads versions " + DeltaCodec.WITHOUT_SHIFTS + " to " + DeltaCodec.VERSION + ".");
        }
        return version;
    }

    private static DeltaHead readHead(WireReader in, int version) throws WireException {
        String runId = in.text("run id");
        String fingerprint = in.text("fingerprint");
        int index = in.smallNumber("segment index");
        int count = in.smallNumber("segment count");
        Segment segment = new Segment(index, count);
        int shift = version == DeltaCodec.WITHOUT_SHIFTS ? 0 : in.smallNumber("shift");
        return new DeltaHead(runId, fingerprint, segment, shift);
    }

    private Delta read(WireReader in, int version) throws WireException {
        DeltaHead head = readHead(in, version);
        int sequence = in.smallNumber("sequence");
        Delta.Standing standing = Delta.Standing.ofCode(in.smallNumber("standing"));
        for (int left = in.length("windows"); left > 0; left--) {
            if (used == buffers.size()) {
                buffers.add(new WindowBuffer());
            }
            buffers.get(used++).read(in);
        }
        List<Health> health = new ArrayList<>();
        for (int left = in.length("health"); left > 0; left--) {
            health.add(HealthCodec.read(in));
        }
        List<Example> examples = new ArrayList<>();
        for (int left = in.length("examples"); left > 0; left--) {
            examples.add(readExample(in));
        }
        return new Delta(
                head.runId(),
                head.fingerprint(),
                head.segment(),
                head.shift(),
                sequence,
                standing,
                List.of(),
                health,
                examples);
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
