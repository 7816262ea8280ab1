package io.tidemark.swarm.live;

import java.util.ArrayDeque;
import java.util.Deque;

/** Which points each of the last frames has changed, so that who comes back gets what he has missed. Not thread-safe. */
final class Memory {
    private final int most;
    private final Deque<Told> told = new ArrayDeque<>();

    Memory(int most) {
        this.most = most;
    }

    void add(long number, int epoch, int width, int fromPoint) {
        told.addLast(new Told(number, epoch, width, fromPoint));
        if (told.size() > most) {
            told.removeFirst();
        }
    }

    /** The first point that has changed since a frame; 0 when that is not known. */
    int changedSince(long number, int epoch, int width) {
        if (number <= 0 || told.isEmpty() || told.getFirst().number > number || told.getLast().number < number) {
            return 0;
        }
        int from = Integer.MAX_VALUE;
        for (Told frame : told) {
            if (frame.number >= number && (frame.epoch != epoch || frame.width != width)) {
                return 0;
            }
            // also the points of the frame itself: they may have been open when it was made
            from = frame.number >= number ? Math.min(from, frame.fromPoint) : from;
        }
        return from;
    }

    private record Told(long number, int epoch, int width, int fromPoint) {}
}
