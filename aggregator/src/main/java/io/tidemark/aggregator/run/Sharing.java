package io.tidemark.aggregator.run;

import io.tidemark.core.shape.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which workers share the load, over time. Not thread-safe. */
final class Sharing {
    private final List<Turn> turns = new ArrayList<>();

    /** All of them, from the start on. */
    Sharing(int workers) {
        turns.add(new Turn(0, IntStream.range(0, workers).boxed().toList()));
    }

    Sharing(Sharing other) {
        turns.addAll(other.turns);
    }

    /** @param workers their numbers, rising */
    void change(long atNanos, List<Integer> workers) {
        turns.removeIf(turn -> turn.startNanos >= atNanos && turns.size() > 1);
        turns.add(new Turn(atNanos, workers));
    }

    /** Those that share it as far as has been ordered. */
    List<Integer> latest() {
        return turns.getLast().workers;
    }

    /** A worker's share at an instant; empty when it has none. */
    Optional<Segment> at(int worker, long nanos) {
        return turns.reversed().stream()
                .filter(turn -> turn.startNanos <= nanos)
                .findFirst()
                .flatMap(turn -> turn.segment(worker));
    }

    /** The second from which on others have a worker's share, after it had one; -1 when it has it still. */
    int takenFromSecond(int worker) {
        int second = -1;
        for (Turn turn : turns) {
            boolean has = turn.segment(worker).isPresent();
            second = has ? -1 : second >= 0 ? second : (int) (turn.startNanos / 1_000_000_000L);
        }
        return second;
    }

    /** A sum over a worker's shares between two instants. */
    long sum(int worker, long fromNanos, long toNanos, Part part) {
        long sum = 0;
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            long from = Math.max(fromNanos, turn.startNanos);
            long to = i + 1 < turns.size() ? Math.min(toNanos, turns.get(i + 1).startNanos) : toNanos;
            Optional<Segment> segment = turn.segment(worker);
            if (from < to && segment.isPresent()) {
                sum += part.of(segment.get(), from, to);
            }
        }
        return sum;
    }

    @FunctionalInterface
    interface Part {
        long of(Segment segment, long fromNanos, long toNanos);
    }

    private record Turn(long startNanos, List<Integer> workers) {
        Turn {
            workers = List.copyOf(workers);
        }

        Optional<Segment> segment(int worker) {
            int place = Collections.binarySearch(workers, worker);
            return place < 0 ? Optional.empty() : Optional.of(new Segment(place, workers.size()));
        }
    }
}
