package io.tidemark.experiment.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts between the bars of a macro.
 *
 * @param end behind what ended it
 */
record Alternatives(List<String> texts, int end) {
    enum End {
        BRACES,
        TEXT
    }

    /** Bars and braces within quotes and brackets count for nothing. Empty when it does not end, or is no macro. */
    static Optional<Alternatives> read(String text, int start, End end) {
        Optional<Alternatives> read = new Reader(text, start, end, true).read();
        return read.isPresent() ? read : new Reader(text, start, end, false).read();
    }

    private static final class Reader {
        private final String text;
        private final End end;
        /** False to try again with quotes that are none, such as an apostrophe. */
        private final boolean quotes;

        private final List<String> texts = new ArrayList<>();
        private int from;
        private int at;
        private int brackets;

        Reader(String text, int start, End end, boolean quotes) {
            this.text = text;
            this.end = end;
            this.quotes = quotes;
            this.from = start;
            this.at = start;
        }

        Optional<Alternatives> read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (quotes && (c == '\'' || c == '"') && (brackets > 0 || isFirst())) {
                    if (!skipQuoted(c)) {
                        return Optional.empty();
                    }
                } else if (c == '(' || c == ')') {
                    brackets = Math.max(0, brackets + (c == '(' ? 1 : -1));
                    at++;
                } else if (brackets > 0) {
                    at++;
                } else if (c == '|') {
                    cut();
                } else if (end == End.BRACES && text.startsWith("}}", at)) {
                    cut();
                    return Optional.of(new Alternatives(texts, at + 1));
                } else if (end == End.BRACES && (c == '{' || c == '}' || c == '\n')) {
                    return Optional.empty();
                } else {
                    at++;
                }
            }
            if (end == End.BRACES) {
                return Optional.empty();
            }
            cut();
            return Optional.of(new Alternatives(texts, at));
        }

        private boolean isFirst() {
            return text.substring(from, at).isBlank();
        }

        private boolean skipQuoted(char quote) {
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '\\' && brackets > 0) {
                    at++;
                } else if (c == quote) {
                    at++;
                    return true;
                }
            }
            return false;
        }

        private void cut() {
            texts.add(text.substring(from, at));
            at++;
            from = at;
        }
    }
}
