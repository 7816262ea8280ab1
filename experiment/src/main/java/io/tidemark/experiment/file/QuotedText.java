package io.tidemark.experiment.file;

import java.util.List;

/** Finds the ends of texts in quotes. */
final class QuotedText {
    private QuotedText() {}

    /** The line after the one in which it ends. */
    static int end(List<String> lines, int line, int at, char quote) {
        int from = at + 1;
        for (int i = line; i < lines.size(); i++) {
            if (end(lines.get(i), from, quote) >= 0) {
                return i + 1;
            }
            from = 0;
        }
        return lines.size();
    }

    /** Behind the quote that ends it, or -1 when it goes on in the next line. */
    static int end(String text, int from, char quote) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quote == '"') {
                at++;
            } else if (c == quote) {
                if (quote == '\'' && text.startsWith("''", at)) {
                    at++;
                } else {
                    return at + 1;
                }
            }
        }
        return -1;
    }
}
