package io.tidemark.functions.planfile;

import java.util.ArrayList;
import java.util.List;

/**
 * The <code>${name}</code> references of a text. <code>$${</code> stands for a literal <code>${</code>; a dollar sign elsewhere is
 * itself.
 *
 * @param complete false when a reference is not closed or has no name
 */
record References(List<String> names, boolean complete) {
    References {
        names = List.copyOf(names);
    }

    static References of(String text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end <= at + 2) {
                    return new References(names, false);
                }
                names.add(text.substring(at + 2, end));
                at = end + 1;
            } else {
                at++;
            }
        }
        return new References(names, true);
    }

    /** The text with a stand-in for every reference, to check the syntax of what surrounds them. */
    static String filled(String text, String standIn) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('}', at);
            if (text.startsWith("$${", at)) {
                filled.append("${");
                at += 3;
            } else if (text.startsWith("${", at) && end > 0) {
                filled.append(standIn);
                at = end + 1;
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }
}
