package io.tidemark.experiment.file;

import java.util.ArrayList;
import java.util.List;

/** Puts quotes around macros within {@code [...]} and {@code {...}}, which may go over several lines. */
final class FlowValues {
    private final List<String> lines;
    private final List<String> out = new ArrayList<>();
    private int line;
    private int at;
    private int depth;
    private char quote;

    FlowValues(List<String> lines, int line, int at) {
        this.lines = lines;
        this.line = line;
        this.at = at;
    }

    /** The line after the last one. */
    int next() {
        return line;
    }

    List<String> quoted() {
        boolean more = true;
        while (more && line < lines.size()) {
            StringBuilder text = new StringBuilder(lines.get(line).substring(0, at));
            more = take(lines.get(line), text);
            out.add(text.toString());
            line++;
            at = 0;
        }
        return out;
    }

    /** Whether the next line belongs to it. */
    private boolean take(String text, StringBuilder result) {
        if (quote != 0) {
            skipQuoted(text, at, result);
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                quote = c;
                result.append(c);
                skipQuoted(text, at + 1, result);
            } else if (c == '#' && (at == 0 || text.charAt(at - 1) == ' ')) {
                result.append(text.substring(at));
                at = text.length();
            } else if (c == ' ' || c == ',' || c == ':' || c == '\r') {
                result.append(c);
                at++;
            } else if (text.startsWith("{{", at) || "[]{}".indexOf(c) < 0) {
                token(text, result);
            } else {
                depth += c == '[' || c == '{' ? 1 : -1;
                result.append(c);
                at++;
                if (depth == 0) {
                    result.append(text.substring(at));
                    return false;
                }
            }
        }
        return true;
    }

    private void skipQuoted(String text, int from, StringBuilder result) {
        int end = QuotedText.end(text, from, quote);
        result.append(text, from, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end;
        quote = end < 0 ? quote : 0;
    }

    private void token(String text, StringBuilder result) {
        int end = at;
        while (end < text.length()) {
            if (text.startsWith("{{", end)) {
                int close = text.indexOf("}}", end);
                end = close < 0 ? text.length() : close + 2;
            } else if (",[]{}".indexOf(text.charAt(end)) >= 0 || isColon(text, end)) {
                break;
            } else {
                end++;
            }
        }
        String token = text.substring(at, end).stripTrailing();
        if (token.contains("{{")) {
            result.append('\'').append(token.replace("'", "''")).append('\'');
        } else {
            result.append(token);
        }
        result.append(text, at + token.length(), end);
        at = end;
    }

    private static boolean isColon(String text, int at) {
        return text.charAt(at) == ':' && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
    }
}
