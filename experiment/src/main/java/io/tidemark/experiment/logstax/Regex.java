package io.tidemark.experiment.logstax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression as Python or Ruby have it, in Java's way. Groups may have any names, also the same name several times,
 * and braces and brackets that stand for themselves need no backslash.
 */
final class Regex {
    private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d*)(,?)(\\d*)}");
    private static final Pattern GROUP = Pattern.compile("\\(\\?P?<(?![=!])([^>]+)>");
    private static final Pattern BACK_REFERENCE = Pattern.compile("\\(\\?P=([^)]+)\\)");
    private static final Pattern POSIX = Pattern.compile("\\[:(\\^?)(\\w+):]");
    private static final Map<String, String> POSIX_CLASSES = Map.ofEntries(
            Map.entry("alnum", "Alnum"),
            Map.entry("alpha", "Alpha"),
            Map.entry("blank", "Blank"),
            Map.entry("cntrl", "Cntrl"),
            Map.entry("digit", "Digit"),
            Map.entry("graph", "Graph"),
            Map.entry("lower", "Lower"),
            Map.entry("print", "Print"),
            Map.entry("punct", "Punct"),
            Map.entry("space", "Space"),
            Map.entry("upper", "Upper"),
            Map.entry("xdigit", "XDigit"));

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final List<String> groups = new ArrayList<>();
    private int at;

    private Regex(String text) {
        this.text = text;
    }

    /**
     * @param pattern in which the groups are called {@code g0}, {@code g1}...
     * @param groups the names that they had, in their order
     */
    record Translation(Pattern pattern, List<String> groups) {
        static String group(int index) {
            return "g" + index;
        }
    }

    /** @throws java.util.regex.PatternSyntaxException when it is none */
    static Translation translate(String text, int flags) {
        Regex regex = new Regex(text);
        while (regex.at < text.length()) {
            regex.step();
        }
        return new Translation(Pattern.compile(regex.out.toString(), flags), List.copyOf(regex.groups));
    }

    private void step() {
        switch (text.charAt(at)) {
            case '\\' -> escape(false);
            case '[' -> set();
            case '(' -> open();
            case '{' -> brace();
            case '?' -> optional();
            default -> copy(1);
        }
    }

    private void copy(int length) {
        int end = Math.min(text.length(), at + length);
        out.append(text, at, end);
        at = end;
    }

    private Matcher here(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void escape(boolean inSet) {
        char escaped = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
        if (escaped == 'h') {
            out.append(inSet ? "0-9A-Fa-f" : "[0-9A-Fa-f]");
            at += 2;
        } else if (escaped == 'H') {
            out.append("[^0-9A-Fa-f]");
            at += 2;
        } else if (escaped == 'k' && text.startsWith("\\k<", at) && text.indexOf('>', at) > 0) {
            int end = text.indexOf('>', at);
            reference(text.substring(at + 3, end));
            at = end + 1;
        } else if ("pPx".indexOf(escaped) >= 0 && text.startsWith("{", at + 2) && text.indexOf('}', at) > 0) {
            copy(text.indexOf('}', at) + 1 - at);
        } else {
            copy(2);
        }
    }

    private void reference(String name) {
        int group = groups.indexOf(name);
        out.append("\\k<").append(group < 0 ? name : Translation.group(group)).append('>');
    }

    private void open() {
        Matcher group = here(GROUP);
        Matcher reference = here(BACK_REFERENCE);
        if (group.lookingAt()) {
            out.append("(?<").append(Translation.group(groups.size())).append('>');
            groups.add(group.group(1));
            at = group.end();
        } else if (reference.lookingAt()) {
            reference(reference.group(1));
            at = reference.end();
        } else {
            copy(1);
        }
    }

    /** {@code x?*} is {@code x*} to Ruby, and an error to Java. */
    private void optional() {
        if (text.startsWith("?*", at)) {
            at++;
        }
        copy(1);
    }

    private void brace() {
        Matcher quantifier = here(QUANTIFIER);
        boolean some = quantifier.lookingAt()
                && !(quantifier.group(1).isEmpty() && quantifier.group(3).isEmpty());
        if (some) {
            out.append('{').append(quantifier.group(1).isEmpty() ? "0" : quantifier.group(1));
            out.append(quantifier.group(2)).append(quantifier.group(3)).append('}');
            at = quantifier.end();
        } else {
            out.append('\\');
            copy(1);
        }
    }

    /** What stands in brackets. */
    private void set() {
        copy(1);
        if (text.startsWith("^", at)) {
            copy(1);
        }
        if (text.startsWith("]", at)) {
            out.append('\\');
            copy(1);
        }
        while (at < text.length() && text.charAt(at) != ']') {
            member();
        }
        copy(1);
    }

    private void member() {
        char c = text.charAt(at);
        Matcher posix = here(POSIX);
        if (c == '\\') {
            escape(true);
        } else if (c == '[' && posix.lookingAt() && POSIX_CLASSES.containsKey(posix.group(2))) {
            out.append(posix.group(1).isEmpty() ? "\\p{" : "\\P{");
            out.append(POSIX_CLASSES.get(posix.group(2))).append('}');
            at = posix.end();
        } else if (c == '[' && text.startsWith("[[:", at)) {
            set();
        } else {
            if (c == '[' || c == '&') {
                out.append('\\');
            }
            copy(1);
        }
    }
}
