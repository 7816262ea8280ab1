package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Check.Regex;
import io.tidemark.functions.yaml.HintedException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Small syntaxes of texts in a plan. Each throws an IllegalArgumentException that says what was expected. */
final class Syntax {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z0-9_-]{0,29}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");
    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Syntax() {}

    static String method(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.equals("CONNECT")) {
            throw new IllegalArgumentException("must be a method other than CONNECT");
        }
        if (!METHOD.matcher(text).matches()) {
            String expected = "must be an HTTP method such as GET or PROPFIND";
            if (METHOD.matcher(upper).matches()) {
                throw new HintedException(expected, "write " + upper);
            }
            throw new IllegalArgumentException(expected);
        }
        return text;
    }

    static String headerName(String text) {
        return matching(TOKEN, text, "must be a header name such as Content-Type");
    }

    static String variable(String text) {
        return matching(VARIABLE, text, "must be a variable's name: letters, digits, _ and -, at most 100");
    }

    static String environment(String text) {
        return matching(ENVIRONMENT, text, "must be the name of an environment variable such as SHOP_TOKEN");
    }

    static String pointer(String text) {
        return matching(POINTER, text, "must be a JSON pointer such as /items/0/id");
    }

    static String digest(String text) {
        return matching(DIGEST, text, "must be a SHA-256 of 64 hex digits");
    }

    static Regex regex(String text) {
        if (text.length() > PlanLimits.PATTERN_LENGTH) {
            throw new IllegalArgumentException(
                    "must be a regular expression of at most " + PlanLimits.PATTERN_LENGTH + " characters");
        }
        try {
            return new Regex(text);
        } catch (PatternSyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " near position " + e.getIndex();
            throw new HintedException("must be a regular expression", e.getDescription() + where);
        }
    }

    private static String matching(Pattern pattern, String text, String expected) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(expected);
        }
        return text;
    }
}
