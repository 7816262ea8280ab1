package io.tidemark.core.window;

import java.util.SortedMap;
import java.util.TreeMap;

/** Health in the encoding of the wire: within a delta, and of a whole fleet, for whoever keeps much of it packed. */
public final class HealthCodec {
    private HealthCodec() {}

    /** @param bySegment what the workers said of one second */
    public static byte[] encode(SortedMap<Integer, Health> bySegment) {
        WireWriter out = new WireWriter();
        bySegment.forEach((segment, health) -> {
            out.number(segment);
            write(out, health);
        });
        return out.toBytes();
    }

    public static SortedMap<Integer, Health> decode(byte[] bytes) throws WireException {
        SortedMap<Integer, Health> bySegment = new TreeMap<>();
        WireReader in = new WireReader(bytes);
        while (!in.isAtEnd()) {
            bySegment.put(in.smallNumber("segment"), read(in));
        }
        return bySegment;
    }

    static void write(WireWriter out, Health health) {
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

    static Health read(WireReader in) throws WireException {
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
}
