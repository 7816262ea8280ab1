package io.tidemark.core.shape;

import io.tidemark.core.shape.Piece.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * The offered load of a whole plan over time, as a pure function: its phases one after the other. Instants are
 * nanoseconds since the start of the run.
 *
 * <p>In the open model the arrivals are numbered 0, 1, 2, ...; arrival k has one intended start, and a segment takes
 * every n-th arrival, so all segments together are the whole exactly. In the closed model users are numbered the same
 * way ({@link UserTimes}).
 */
public final class Profile {
    private final List<Piece> pieces;
    /** Asked for every request, so not worked out each time. */
    private final long warmUpEndNanos;

    private Profile(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.warmUpEndNanos = pieces.stream()
                .filter(Piece::warmUp)
                .mapToLong(Piece::endNanos)
                .max()
                .orElse(0);
    }

    public static Profile of(List<Phase> phases) {
        Builder builder = new Builder();
        for (int i = 0; i < phases.size(); i++) {
            builder.add(phases.get(i), i);
        }
        return new Profile(builder.pieces);
    }

    public long durationNanos() {
        return pieces.isEmpty() ? 0 : pieces.getLast().endNanos();
    }

    /** Number of arrivals of the whole, at constant distances. */
    public long arrivals() {
        return pieces.isEmpty()
                ? 0
                : pieces.getLast().firstIndex() + pieces.getLast().count();
    }

    /** The intended start of arrival {@code index}. */
    public long arrivalNanos(long index) {
        if (index < 0 || index >= arrivals()) {
            throw new IllegalArgumentException("index must be within [0, " + arrivals() + ") but is " + index);
        }
        return pieces.get(pieceOfArrival(index)).arrivalNanos(index);
    }

    /** How many arrivals have an intended start before this instant. */
    public long arrivalsBefore(long nanos) {
        long low = 0;
        long high = arrivals();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (arrivalNanos(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The level at an instant, in millionths; 0 outside, and during bursts, which have no level. */
    public long levelMicrosAt(long nanos) {
        for (Piece piece : pieces) {
            if (nanos >= piece.startNanos() && nanos < piece.endNanos()) {
                return piece.levelMicrosAt(nanos);
            }
        }
        return 0;
    }

    /** The highest level from the start to the end, in millionths. */
    public long peakMicros() {
        return pieces.stream()
                .mapToLong(piece -> Math.max(piece.fromMicros(), piece.toMicros()))
                .max()
                .orElse(0);
    }

    /** Number of the phase an instant lies in; that of the last phase from the end on. */
    public int phaseAt(long nanos) {
        return pieceAt(nanos).phase();
    }

    public boolean isWarmUpAt(long nanos) {
        return pieceAt(nanos).warmUp();
    }

    /** The instant at which the last warm-up phase ends; 0 when there is none. */
    public long warmUpEndNanos() {
        return warmUpEndNanos;
    }

    /** The same until {@code nanos}, from then on this constant level until the end: what a directive asks for. */
    public Profile steered(long nanos, Level level) {
        if (nanos >= durationNanos()) {
            return this;
        }
        Builder builder = new Builder();
        Piece cut = pieces.getFirst();
        for (Piece piece : pieces) {
            if (piece.startNanos() >= nanos) {
                break;
            }
            cut = piece;
            builder.keep(piece, Math.min(nanos, piece.endNanos()));
        }
        builder.line(durationNanos() - nanos, level.micros(), level.micros(), cut.phase(), cut.warmUp());
        return new Profile(builder.pieces);
    }

    List<Piece> pieces() {
        return pieces;
    }

    private int pieceOfArrival(long index) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Piece piece = pieces.get(middle);
            if (index >= piece.firstIndex() + piece.count()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Piece pieceAt(long nanos) {
        for (Piece piece : pieces) {
            if (nanos < piece.endNanos()) {
                return piece;
            }
        }
        return pieces.getLast();
    }

    /** Lays pieces end to end and carries the fraction of an arrival from one to the next. */
    private static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();
        private long at;
        private long nextIndex;
        private long fraction;

        void add(Phase phase, int number) {
            boolean warmUp = phase.warmUp();
            switch (phase.shape()) {
                case Shape.Constant(Level level, var duration) ->
                    line(duration.toNanos(), level.micros(), level.micros(), number, warmUp);
                case Shape.Ramp(Level from, Level to, var duration) ->
                    line(duration.toNanos(), from.micros(), to.micros(), number, warmUp);
                case Shape.Steps steps -> {
                    for (int i = 0; i < steps.count(); i++) {
                        long level = steps.level(i).micros();
                        line(steps.every().toNanos(), level, level, number, warmUp);
                    }
                }
                case Shape.Spike spike -> {
                    long base = spike.base().micros();
                    long rest = spike.duration()
                            .minus(spike.at())
                            .minus(spike.hold())
                            .toNanos();
                    line(spike.at().toNanos(), base, base, number, warmUp);
                    line(
                            spike.hold().toNanos(),
                            spike.peak().micros(),
                            spike.peak().micros(),
                            number,
                            warmUp);
                    line(rest, base, base, number, warmUp);
                }
                case Shape.Burst burst -> {
                    Stretch stretch = new Stretch(at, burst.duration().toNanos(), number, warmUp);
                    append(Piece.bursts(stretch, burst.size(), burst.times(), nextIndex, fraction));
                }
            }
        }

        void line(long durationNanos, long fromMicros, long toMicros, int phase, boolean warmUp) {
            if (durationNanos > 0) {
                Stretch stretch = new Stretch(at, durationNanos, phase, warmUp);
                append(Piece.line(stretch, fromMicros, toMicros, nextIndex, fraction));
            }
        }

        /** A piece as it is, or its part until {@code endNanos}. */
        void keep(Piece piece, long endNanos) {
            if (endNanos == piece.endNanos()) {
                append(piece);
            } else if (piece.bursts() > 0) {
                keepBursts(piece, endNanos);
            } else {
                line(endNanos - at, piece.fromMicros(), piece.levelMicrosAt(endNanos), piece.phase(), piece.warmUp());
            }
        }

        /** The bursts that begin before {@code endNanos}, and nothing for the rest of the time until then. */
        private void keepBursts(Piece piece, long endNanos) {
            long every = piece.durationNanos() / piece.bursts();
            int begun = Math.toIntExact((endNanos - at - 1) / every + 1);
            if (begun > 1) {
                // The last one may be cut short, so it stands alone: the others keep their distance.
                Stretch before = new Stretch(at, every * (begun - 1), piece.phase(), piece.warmUp());
                append(Piece.bursts(before, piece.burstSize(), begun - 1, nextIndex, fraction));
            }
            Stretch last = new Stretch(at, endNanos - at, piece.phase(), piece.warmUp());
            append(Piece.bursts(last, piece.burstSize(), 1, nextIndex, fraction));
        }

        private void append(Piece piece) {
            pieces.add(piece);
            at = piece.endNanos();
            nextIndex = piece.firstIndex() + piece.count();
            fraction = piece.fractionAtEnd();
        }
    }
}
