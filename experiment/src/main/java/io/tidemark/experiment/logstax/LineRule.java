package io.tidemark.experiment.logstax;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one or more lines of a message look like.
 *
 * @param anywhere the pattern may begin within the line
 * @param most so many lines in turn, {@link #ANY} for any number
 * @param optional there may be none
 */
public record LineRule(Pattern pattern, boolean anywhere, long most, boolean optional) {
    public static final long ANY = Long.MAX_VALUE;

    public LineRule {
        requireNonNull(pattern, "pattern is null");
        if (most < 1) {
            throw new IllegalArgumentException("repeat must be >= 1 but is " + most);
        }
    }

    boolean matches(String line) {
        Matcher matcher = pattern.matcher(line);
        return anywhere ? matcher.find() : matcher.lookingAt();
    }
}
