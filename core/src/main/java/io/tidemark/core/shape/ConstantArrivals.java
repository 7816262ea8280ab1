package io.tidemark.core.shape;

import java.util.List;

/** Every n-th arrival of a profile. */
final class ConstantArrivals implements ArrivalTimes {
    private final List<Piece> pieces;
    private final int stride;
    private int piece;
    private long index;
    private long nanos;

    ConstantArrivals(Profile profile, Segment segment) {
        this.pieces = profile.pieces();
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
    public long index() {
        return index;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
