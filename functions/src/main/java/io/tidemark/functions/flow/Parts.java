package io.tidemark.functions.flow;

import io.tidemark.functions.flow.Part.Constant;
import io.tidemark.functions.flow.Part.Literal;
import java.util.ArrayList;
import java.util.List;

/** Takes texts of the plan apart: <code>${name}</code> is a reference, <code>$${</code> stands for <code>${</code>. */
final class Parts {
    private static final String OPEN = "${";
    private static final char CLOSE = '}';

    private Parts() {}

    /** A mistake is reported and left out, so that all mistakes of a plan are found at once. */
    static List<Part> of(String text, Vocabulary vocabulary, Spot spot) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            literal.append(text, at, open);
            int close = text.indexOf(CLOSE, open);
            if (open > at && text.charAt(open - 1) == '$') {
                literal.setLength(literal.length() - 1);
                literal.append(OPEN);
                at = open + OPEN.length();
            } else if (close < 0) {
                spot.report(text, "must close ${ with }", "write $${ for a literal ${");
                at = text.length();
            } else {
                addLiteral(parts, literal);
                vocabulary
                        .find(text.substring(open + OPEN.length(), close), spot)
                        .ifPresent(parts::add);
                at = close + 1;
            }
        }
        literal.append(text, at, text.length());
        addLiteral(parts, literal);
        return parts;
    }

    private static void addLiteral(List<Part> parts, StringBuilder literal) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** What all users' texts begin with. */
    static String constantHead(List<Part> parts) {
        StringBuilder head = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Constant constant)) {
                break;
            }
            head.append(constant.text());
        }
        return head.toString();
    }

    /** Without the first characters, which must be constant. */
    static List<Part> skip(List<Part> parts, int characters) {
        List<Part> rest = new ArrayList<>();
        int left = characters;
        for (Part part : parts) {
            if (left == 0) {
                rest.add(part);
            } else if (part instanceof Constant constant) {
                int skipped = Math.min(left, constant.text().length());
                left -= skipped;
                if (skipped < constant.text().length()) {
                    rest.add(new Literal(constant.text().substring(skipped)));
                }
            } else {
                throw new IllegalArgumentException(characters + " characters are not constant");
            }
        }
        return rest;
    }
}
