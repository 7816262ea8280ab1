package io.tidemark.experiment.logstax;

import java.util.regex.Pattern;

/** Regular expressions that were written for Python. */
public final class Regexes {
    private Regexes() {}

    /** @throws java.util.regex.PatternSyntaxException when it is none */
    public static Pattern compile(String text, boolean ignoreCase) {
        return Regex.translate(text, ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                .pattern();
    }
}
