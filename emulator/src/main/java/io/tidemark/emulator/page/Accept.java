package io.tidemark.emulator.page;

import java.util.Locale;

/** Whether a header Accept asks for a page rather than for JSON. A browser does; curl, which takes anything, does not. */
final class Accept {
    private Accept() {}

    static boolean prefersHtml(String header) {
        String text = header.toLowerCase(Locale.ROOT);
        return quality(text, "text/html") > quality(text, "application/json");
    }

    /** Of the most exact part that the type is of; 0 when it is of none. */
    private static double quality(String header, String type) {
        String any = type.substring(0, type.indexOf('/')) + "/*";
        double best = 0;
        int exactness = 0;
        for (String part : header.split(",", -1)) {
            String[] pieces = part.split(";", -1);
            String range = pieces[0].strip();
            int exact = range.equals(type) ? 3 : range.equals(any) ? 2 : range.equals("*/*") ? 1 : 0;
            if (exact > exactness) {
                exactness = exact;
                best = quality(pieces);
            }
        }
        return best;
    }

    private static double quality(String[] pieces) {
        for (String piece : pieces) {
            String parameter = piece.strip();
            if (parameter.startsWith("q=")) {
                return parameter.matches("q=[01](\\.\\d{0,3})?") ? Double.parseDouble(parameter.substring(2)) : 0;
            }
        }
        return 1;
    }
}
