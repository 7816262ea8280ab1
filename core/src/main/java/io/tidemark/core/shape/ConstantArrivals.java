package io.tidemark.core.shape;

import java.util.List;

/** Every n-th arrival of a profile. */
final class ConstantArrivals implements ArrivalTimes {
    private final Profile profile;
    private final List<Piece> pieces;
    private final Segment segment;
    private final int stride;
    private int piece;
    private long index;
    private long nanos;

    ConstantArrivals(Profile profile, Segment segment) {
        this.profile = profile;
        this.pieces = profile.pieces();
        this.segment = segment;
        this.stride = segment.count();
        this.index = (long) segment.index() - stride;
    }

    @Override
    public boolean advance() {
        long next = index + stride;
        while (piece < pieces.size()) {
            Piece current = pieces.get(piece);
            if (next < current.after().next()) {
                index = next;
                nanos = current.arrivalNanos(next);
                return true;
            }
            piece++;
        }
        return false;
    }

    @Override
    public boolean advanceTo(long fromNanos) {
        long first = profile.arrivalsBefore(fromNanos);
        long own = first + Math.floorMod(segment.index() - first, (long) stride);
        index = Math.max(index, own - stride);
        return advance();
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
