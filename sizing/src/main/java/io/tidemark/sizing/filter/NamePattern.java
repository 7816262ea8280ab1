package io.tidemark.sizing.filter;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.TypeName;

/**
 * {@code c7i.large}, the family {@code c7i}, or either with stars for anything.
 *
 * @param at where it stands in the selection, from 0
 */
public record NamePattern(String text, int at) {
    public NamePattern {
        requireNonNull(text, "text is null");
    }

    /** Of a type. Without a dot also all of a family's are meant. */
    public boolean matches(String name) {
        return matches(text, name) || (text.indexOf('.') < 0 && matches(text, new TypeName(name).family()));
    }

    /** True when it means one type only. */
    public boolean isName() {
        return text.indexOf('*') < 0 && text.indexOf('.') >= 0;
    }

    /** Stars stand for any characters, also for none. Takes no longer than the product of both lengths. */
    static boolean matches(String pattern, String text) {
        int star = -1;
        int from = 0;
        int p = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
