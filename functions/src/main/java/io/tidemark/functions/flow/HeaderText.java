package io.tidemark.functions.flow;

import java.util.regex.Pattern;

/** What may stand in a header. */
final class HeaderText {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");

    private HeaderText() {}

    static boolean isName(String name) {
        return TOKEN.matcher(name).matches();
    }

    /** Without control characters except for tabs. */
    static String clean(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == 0x7F) {
                return CONTROL.matcher(value).replaceAll("");
            }
        }
        return value;
    }
}
