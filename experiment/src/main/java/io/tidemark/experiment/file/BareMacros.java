package io.tidemark.experiment.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts quotes around values that begin with a macro, because YAML takes the braces of {@code url: {{host}}/x} for those of
 * a mapping. Lines stay where they are, and nothing within quotes or in a block of text is touched.
 */
final class BareMacros {
    private static final Pattern KEY = Pattern.compile(
            "(?:\"[^\"]*\"|'[^']*'|[^\\s\\-?:,\\[\\]{}#&*!|>'\"%@`][^#{\\[\"']*?|-[^\\s#{\\[\"'][^#{\\[\"']*?)\\s*:(?=\\s|$)");
    private static final Pattern BLOCK = Pattern.compile("[|>][-+0-9]*\\s*(?:#.*)?");
    private static final Pattern PROPERTY = Pattern.compile("[&!]\\S*\\s+");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$|\\s+$");

    private final List<String> lines;
    private final List<String> out = new ArrayList<>();
    private int line;

    private BareMacros(List<String> lines) {
        this.lines = lines;
    }

    static String quoted(String text) {
        return text.contains("{{") ? new BareMacros(List.of(text.split("\n", -1))).quoted() : text;
    }

    private String quoted() {
        while (line < lines.size()) {
            take();
        }
        return String.join("\n", out);
    }

    /** One line with all that belongs to its value. */
    private void take() {
        String text = lines.get(line);
        int at = skipBlanks(text, 0);
        int parent = -1;
        while (text.startsWith("- ", at)) {
            parent = at;
            at = skipBlanks(text, at + 1);
        }
        Matcher key = KEY.matcher(text).region(at, text.length());
        if (key.lookingAt()) {
            parent = at;
            at = skipBlanks(text, key.end());
        }
        Matcher property = PROPERTY.matcher(text).region(at, text.length());
        if (property.lookingAt()) {
            at = property.end();
        }
        if (at >= text.length() || text.charAt(at) == '#') {
            copy(line + 1);
            return;
        }
        char first = text.charAt(at);
        if (text.startsWith("{{", at)) {
            quote(at, parent);
        } else if (first == '"' || first == '\'') {
            copy(QuotedText.end(lines, line, at, first));
        } else if (first == '[' || first == '{') {
            FlowValues flow = new FlowValues(lines, line, at);
            out.addAll(flow.quoted());
            line = flow.next();
        } else if (BLOCK.matcher(text).region(at, text.length()).matches()) {
            copy(blockEnd(parent));
        } else {
            copy(continuationEnd(parent));
        }
    }

    private void quote(int at, int parent) {
        int end = continuationEnd(parent);
        for (int i = line; i < end; i++) {
            String text = lines.get(i);
            int from = i == line ? at : 0;
            String value = text.substring(from);
            String comment = "";
            if (i == end - 1) {
                Matcher matcher = COMMENT.matcher(value);
                if (matcher.find()) {
                    comment = value.substring(matcher.start());
                    value = value.substring(0, matcher.start());
                }
            }
            out.add(text.substring(0, from)
                    + (i == line ? "'" : "")
                    + value.replace("'", "''")
                    + (i == end - 1 ? "'" : "")
                    + comment);
        }
        line = end;
    }

    /** Lines that are further in go on with a plain text. */
    private int continuationEnd(int parent) {
        int end = line + 1;
        while (end < lines.size()) {
            String text = lines.get(end);
            int indent = skipBlanks(text, 0);
            if (indent >= text.length() || indent <= parent || text.charAt(indent) == '#') {
                break;
            }
            end++;
        }
        return parent < 0 ? line + 1 : end;
    }

    private int blockEnd(int parent) {
        int end = line + 1;
        while (end < lines.size()) {
            String text = lines.get(end);
            int indent = skipBlanks(text, 0);
            if (indent < text.length() && indent <= parent) {
                break;
            }
            end++;
        }
        return end;
    }

    private void copy(int end) {
        while (line < Math.min(end, lines.size())) {
            out.add(lines.get(line++));
        }
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\r')) {
            at++;
        }
        return at;
    }
}
