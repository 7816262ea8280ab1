package io.tidemark.functions.remote;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.control.Directive;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the centre tells all workers of a run: always the whole of it, so a worker that has missed a word has missed
 * nothing.
 *
 * @param number rises with each writing; a worker's lease is good for a while after it has seen a new number
 * @param writtenMillis by the centre's clock
 * @param startMillis the start of the run by the workers' clocks, in milliseconds since the epoch; 0 while it is not known
 * @param directives in the order they were given
 * @param reliefs who takes over from whom, and when
 * @param isOver nobody sends any more and nobody is to begin; what was measured is still reported
 */
public record Control(
        long number,
        long writtenMillis,
        long startMillis,
        List<Directive> directives,
        List<Relief> reliefs,
        boolean isOver) {
    public Control {
        requireNonNull(directives, "directives is null");
        directives = List.copyOf(directives);
        reliefs = List.copyOf(reliefs);
        if (number < 0 || writtenMillis < 0 || startMillis < 0) {
            throw new IllegalArgumentException("number, writtenMillis and startMillis must be >= 0 but are " + number
                    + ", " + writtenMillis + " and " + startMillis);
        }
    }

    public boolean isStarted() {
        return startMillis > 0;
    }

    /** When a worker begins: at the start of the run, or when it relieves another; empty while that is not known. */
    public OptionalLong beginNanos(Post post) {
        return post.shift() == 0
                ? OptionalLong.of(0)
                : reliefs.stream()
                        .filter(relief -> relief.segment() == post.segment() && relief.shift() == post.shift())
                        .mapToLong(Relief::atNanos)
                        .findFirst();
    }

    /** When a later worker takes over from this one; empty while that is not known. */
    public OptionalLong endNanos(Post post) {
        return reliefs.stream()
                .filter(relief -> relief.segment() == post.segment() && relief.shift() > post.shift())
                .mapToLong(Relief::atNanos)
                .min();
    }

    /** The same, but nobody sends any more. */
    public Control over() {
        return new Control(number, writtenMillis, startMillis, directives, reliefs, true);
    }
}
