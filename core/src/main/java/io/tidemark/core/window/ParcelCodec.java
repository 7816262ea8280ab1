package io.tidemark.core.window;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The wire format of parcels, version 1: "TMP", the version, then everything else deflated as a whole, so that all names
 * and distributions share one dictionary (docs/design/005-fleet.md).
 *
 * <p>Guarantees: inflating stops at {@link #MAX_BYTES}, whatever the input claims; anything but a whole, well-formed
 * parcel of this version is a {@link WireException}. The deltas within are not looked into.
 */
public final class ParcelCodec {
    public static final int VERSION = 1;

    /** Inflated; an hour of twenty busy names is less. */
    public static final int MAX_BYTES = 64 << 20;

    private static final byte[] MAGIC = {'T', 'M', 'P'};
    /** Clocks may be wrong by this much in either direction: three centuries. */
    private static final long GAP_ZERO = 1L << 43;

    private static final int BUFFER = 8 << 10;

    private ParcelCodec() {}

    public static byte[] encode(Parcel parcel) {
        WireWriter body = new WireWriter();
        body.number(parcel.number());
        body.number(parcel.stage().code());
        body.number(parcel.sentMillis());
        body.number(parcel.clockGapMillis() == Parcel.UNKNOWN_GAP ? 0 : GAP_ZERO + clamped(parcel.clockGapMillis()));
        body.text(parcel.remark());
        body.number(parcel.deltas().size());
        for (byte[] delta : parcel.deltas()) {
            body.number(delta.length);
            body.raw(delta);
        }
        WireWriter out = new WireWriter();
        out.raw(MAGIC);
        out.number(VERSION);
        out.raw(deflated(body.toBytes()));
        return out.toBytes();
    }

    public static Parcel decode(byte[] bytes) throws WireException {
        WireReader head = new WireReader(bytes);
        head.expect(MAGIC, "a parcel");
        int version = head.smallNumber("version");
        if (version != VERSION) {
            throw new WireException("Wire format divergence: the parcel has version " + version
                    + ", this program reads version " + VERSION + ".");
        }
        WireReader in = new WireReader(inflated(bytes, MAGIC.length + 1));
        try {
            int number = in.smallNumber("number");
            Parcel.Stage stage = Parcel.Stage.ofCode(in.smallNumber("stage"));
            long sentMillis = in.number("sent");
            long gap = in.number("clock gap");
            String remark = in.text("remark");
            List<byte[]> deltas = new ArrayList<>();
            for (int left = in.length("deltas"); left > 0; left--) {
                deltas.add(in.bytes("delta"));
            }
            in.expectEnd();
            return new Parcel(
                    number, stage, sentMillis, gap == 0 ? Parcel.UNKNOWN_GAP : gap - GAP_ZERO, remark, deltas);
        } catch (IllegalArgumentException e) {
            throw new WireException("Not a valid parcel: " + e.getMessage(), e);
        }
    }

    private static long clamped(long gapMillis) {
        return Math.clamp(gapMillis, 1 - GAP_ZERO, GAP_ZERO);
    }

    private static byte[] deflated(byte[] plain) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(plain);
            deflater.finish();
            WireWriter out = new WireWriter();
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.raw(buffer, deflater.deflate(buffer));
            }
            return out.toBytes();
        }
    }

    private static byte[] inflated(byte[] bytes, int from) throws WireException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes, from, bytes.length - from);
            WireWriter out = new WireWriter();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int size = inflater.inflate(buffer);
                if (size == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new WireException("The parcel is cut off.");
                }
                out.raw(buffer, size);
                if (out.size() > MAX_BYTES) {
                    throw new WireException("The parcel is larger than " + MAX_BYTES + " bytes.");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw new WireException(inflater.getRemaining() + " bytes follow the end of the parcel.");
            }
            return out.toBytes();
        } catch (DataFormatException e) {
            throw new WireException("The parcel is not deflated data: " + e.getMessage() + ".", e);
        }
    }
}
