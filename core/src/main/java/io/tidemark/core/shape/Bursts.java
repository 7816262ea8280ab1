package io.tidemark.core.shape;

/** Arrivals in bursts of {@code size} at the same instant, one every {@code everyNanos} from the start on. */
record Bursts(Stretch stretch, int size, long everyNanos, Carry before) implements Piece {
    /** The fraction of an arrival that was missing is still missing afterwards. */
    @Override
    public Carry after() {
        long begun = Math.ceilDiv(durationNanos(), everyNanos);
        long next = Math.addExact(before.next(), Math.multiplyExact(begun, size));
        return new Carry(next, before.missing());
    }

    @Override
    public long arrivalNanos(long index) {
        return startNanos() + (index - firstIndex()) / size * everyNanos;
    }

    @Override
    public long levelMicrosAt(long nanos) {
        return 0;
    }

    @Override
    public long peakMicros() {
        return 0;
    }

    @Override
    public Bursts until(long nanos) {
        return new Bursts(stretch.until(nanos), size, everyNanos, before);
    }
}
