package io.tidemark.experiment.filter;

/** A place in the text of a filter. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean isAtQuote() {
        return isAt('\'') || isAt('"');
    }

    void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    boolean skip(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    /** Also when blanks come before it; otherwise they are left. */
    boolean skipAfterBlanks(char c) {
        int before = at;
        skipBlanks();
        if (skip(String.valueOf(c))) {
            return true;
        }
        at = before;
        return false;
    }

    /** Letters, digits, {@code _} and {@code -}; may be empty. */
    String name() {
        int start = at;
        while (at < text.length() && isNamed(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNamed(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    String until(char end) {
        int start = at;
        while (at < text.length() && text.charAt(at) != end) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    /** A text in quotes, without them; a backslash before a quote or a backslash takes its meaning. */
    String quoted() {
        char quote = text.charAt(at);
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at++;
                c = quote;
            }
            value.append(c);
        }
        at = start;
        throw new IllegalArgumentException("must end the text that begins at column " + (start + 1) + " with " + quote);
    }

    /** Up to a comma or the closing bracket; brackets that are opened in it, as in a regular expression, belong to it. */
    String bare() {
        int start = at;
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (open == 0 && (c == ',' || c == ']')) {
                break;
            }
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        return text.substring(start, at).strip();
    }

    /** Up to the bracket that closes what was opened before it; brackets in quotes do not count. */
    String argument() {
        int start = at;
        int open = 0;
        while (at < text.length()) {
            if (isAtQuote()) {
                quoted();
                continue;
            }
            char c = text.charAt(at);
            if (c == ')' && open == 0) {
                return text.substring(start, at);
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        at = start;
        throw new IllegalArgumentException("must have a ) for the ( at column " + start);
    }

    String since(int start) {
        return text.substring(start, at);
    }

    IllegalArgumentException unexpected(String expected) {
        String found = isAtEnd() ? "the end" : text.substring(at, text.offsetByCodePoints(at, 1));
        return new IllegalArgumentException(
                "must have " + expected + " in place of " + found + " at column " + (at + 1));
    }
}
