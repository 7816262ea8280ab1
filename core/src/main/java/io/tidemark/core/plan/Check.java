package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a response must satisfy to be good. A step without a {@link Status} check accepts every status below 400; one
 * with it accepts exactly the statuses named.
 */
public sealed interface Check {
    /** Inclusive ranges of accepted statuses. */
    record Status(List<Range> ranges) implements Check {
        /** Any status counts as a response. */
        public static final Status ANY = new Status(List.of(new Range(100, 599)));

        public Status {
            ranges = List.copyOf(ranges);
            if (ranges.isEmpty()) {
                throw new IllegalArgumentException("ranges must not be empty");
            }
        }

        public boolean accepts(int status) {
            for (Range range : ranges) {
                if (status >= range.from() && status <= range.to()) {
                    return true;
                }
            }
            return false;
        }
    }

    record Range(int from, int to) {
        public Range {
            if (from < 100 || to > 599 || from > to) {
                throw new IllegalArgumentException("statuses must lie within 100..599 but are " + from + ".." + to);
            }
        }
    }

    /** Some header of this name holds a match of the pattern. */
    record HeaderMatches(String header, Regex pattern) implements Check {
        public HeaderMatches {
            requireNonNull(header, "header is null");
            requireNonNull(pattern, "pattern is null");
        }
    }

    record BodyContains(String text) implements Check {
        public BodyContains {
            requireNonNull(text, "text is null");
        }
    }

    record BodyMatches(Regex pattern) implements Check {
        public BodyMatches {
            requireNonNull(pattern, "pattern is null");
        }
    }

    /** The value at an RFC 6901 pointer, as text, equals the expected text (which may hold variables). */
    record JsonEquals(String pointer, String expected) implements Check {
        public JsonEquals {
            requireNonNull(pointer, "pointer is null");
            requireNonNull(expected, "expected is null");
        }
    }

    /** A pattern that is compared by its text, which {@link Pattern} is not. */
    record Regex(String text) {
        public Regex {
            Pattern.compile(text);
        }

        public Pattern compile() {
            return Pattern.compile(text, Pattern.DOTALL);
        }
    }
}
