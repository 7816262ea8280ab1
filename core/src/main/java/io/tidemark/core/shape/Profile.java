package io.tidemark.core.shape;

import io.tidemark.core.shape.Piece.Carry;
import io.tidemark.core.shape.Piece.Stretch;
import java.time.Duration;
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
    private static final Level NOTHING = new Level(0);

    private final List<Piece> pieces;
    /** Asked for every request, so not worked out each time. */
    private final long warmUpEndNanos;

    private Profile(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.warmUpEndNanos = pieces.stream()
                .filter(piece -> piece.stretch().warmUp())
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
        return pieces.isEmpty() ? 0 : pieces.getLast().after().next();
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
        return pieces.stream().mapToLong(Piece::peakMicros).max().orElse(0);
    }

    /** Number of the phase an instant lies in; that of the last phase from the end on. */
    public int phaseAt(long nanos) {
        return pieceAt(nanos).stretch().phase();
    }

    public boolean isWarmUpAt(long nanos) {
        return pieceAt(nanos).stretch().warmUp();
    }

    /** The instant at which the last warm-up phase ends; 0 when there is none. */
    public long warmUpEndNanos() {
        return warmUpEndNanos;
    }

    /**
     * The same until {@code nanos}, from then on this constant level until the end: what a directive asks for. Phases and
     * warm-up stay where they are in time.
     */
    public Profile steered(long nanos, Level level) {
        if (nanos >= durationNanos()) {
            return this;
        }
        Builder builder = new Builder();
        for (Piece piece : pieces) {
            if (nanos >= piece.endNanos()) {
                builder.append(piece);
            } else if (nanos <= piece.startNanos()) {
                builder.line(piece.stretch(), level, level);
            } else {
                builder.append(piece.until(nanos));
                builder.line(piece.stretch().from(nanos), level, level);
            }
        }
        return new Profile(builder.pieces);
    }

    /**
     * The same until {@code nanos}, from then on these phases one after the other, to the end of the last. They are
     * numbered on from {@code firstNumber}.
     */
    public Profile followed(long nanos, List<Phase> phases, int firstNumber) {
        Builder builder = new Builder();
        for (Piece piece : pieces) {
            if (nanos >= piece.endNanos()) {
                builder.append(piece);
            } else if (nanos > piece.startNanos()) {
                builder.append(piece.until(nanos));
            }
        }
        if (builder.at < nanos) {
            builder.line(new Stretch(builder.at, nanos, firstNumber, false), NOTHING, NOTHING);
        }
        for (int i = 0; i < phases.size(); i++) {
            builder.add(phases.get(i), firstNumber + i);
        }
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
            if (index >= piece.after().next()) {
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
        private Carry carry = Carry.NONE;
        private long at;

        void add(Phase phase, int number) {
            Stretch whole = next(phase.shape().duration(), number, phase.warmUp());
            switch (phase.shape()) {
                case Shape.Constant(Level level, Duration _) -> line(whole, level, level);
                case Shape.Ramp(Level from, Level to, Duration _) -> line(whole, from, to);
                case Shape.Steps steps -> {
                    for (int i = 0; i < steps.count(); i++) {
                        line(next(steps.every(), number, phase.warmUp()), steps.level(i), steps.level(i));
                    }
                }
                case Shape.Spike(Level base, Level peak, Duration start, Duration hold, Duration _) -> {
                    long from = at + start.toNanos();
                    long to = from + hold.toNanos();
                    line(whole.until(from), base, base);
                    line(whole.from(from).until(to), peak, peak);
                    line(whole.from(to), base, base);
                }
                case Shape.Burst burst ->
                    append(new Bursts(whole, burst.size(), burst.every().toNanos(), carry));
            }
        }

        private Stretch next(Duration duration, int phase, boolean warmUp) {
            return new Stretch(at, at + duration.toNanos(), phase, warmUp);
        }

        void line(Stretch stretch, Level from, Level to) {
            if (stretch.durationNanos() > 0) {
                append(Line.of(stretch, from.micros(), to.micros(), carry));
            }
        }

        void append(Piece piece) {
            pieces.add(piece);
            at = piece.endNanos();
            carry = piece.after();
        }
    }
}
