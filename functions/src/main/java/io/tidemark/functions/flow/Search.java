package io.tidemark.functions.flow;

import io.tidemark.core.plan.Check.Regex;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern looked for in what a service sent. */
final class Search {
    private final Pattern pattern;

    Search(Regex regex) {
        this.pattern = regex.compile();
    }

    boolean matches(String text) throws BadResponse {
        return group(text).isPresent();
    }

    /** The first group, or the whole match when there is no group or it took no part. */
    Optional<String> group(String text) throws BadResponse {
        Matcher matcher = pattern.matcher(text);
        try {
            if (!matcher.find()) {
                return Optional.empty();
            }
        } catch (StackOverflowError deep) {
            // java.util.regex recurses for each repetition of a group; the stack is sound again by now
            throw new BadResponse("pattern too deep: " + pattern);
        }
        String group = matcher.groupCount() > 0 ? matcher.group(1) : null;
        return Optional.of(group == null ? matcher.group() : group);
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
