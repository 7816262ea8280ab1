package io.tidemark.core.shape;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A Poisson process whose rate follows a profile. A unit-rate process is drawn and mapped through the inverse of the
 * expected number of arrivals. Each piece has its own generator: a Poisson process has no memory, so it may begin anew,
 * and what is steered later does not change what comes before.
 */
final class PoissonArrivals implements ArrivalTimes {
    private final List<Piece> pieces;
    private final Segment segment;
    private final SplittableRandom pieceSeeds;
    private SplittableRandom random;
    private int piece = -1;
    private double drawn;
    private long inPiece;
    private long index = -1;
    private long nanos;

    PoissonArrivals(Profile profile, Segment segment, long seed) {
        this.pieces = profile.pieces();
        this.segment = segment;
        this.pieceSeeds = new SplittableRandom(seed);
        this.random = pieceSeeds;
    }

    @Override
    public boolean advance() {
        do {
            if (!advanceWhole()) {
                return false;
            }
        } while (!segment.owns(index));
        return true;
    }

    private boolean advanceWhole() {
        while (true) {
            if (piece >= 0 && piece < pieces.size() && drawWithin(pieces.get(piece))) {
                index++;
                return true;
            }
            if (piece + 1 >= pieces.size()) {
                piece = pieces.size();
                return false;
            }
            piece++;
            drawn = 0;
            inPiece = 0;
            random = pieceSeeds.split();
        }
    }

    private boolean drawWithin(Piece current) {
        return switch (current) {
            case Bursts bursts -> {
                if (inPiece == bursts.count()) {
                    yield false;
                }
                nanos = bursts.arrivalNanos(bursts.firstIndex() + inPiece++);
                yield true;
            }
            case Line line -> {
                // 1 - nextDouble() lies in (0, 1], so the logarithm is finite.
                drawn -= Math.log(1 - random.nextDouble());
                nanos = line.nanosAt(drawn);
                yield drawn < line.expected();
            }
        };
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
