package io.tidemark.functions.flow;

import io.tidemark.functions.flow.Part.Constant;
import io.tidemark.functions.flow.Part.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with references, made ready for its place: whatever is the same for all users has been escaped and joined, so
 * that a text without references costs nothing.
 */
final class Template {
    private final Escape escape;
    /** One more than there are values: the first stands before the first value, the last behind the last. */
    private final List<String> constants;

    private final List<Value> values;

    private Template(Escape escape, List<String> constants, List<Value> values) {
        this.escape = escape;
        this.constants = List.copyOf(constants);
        this.values = List.copyOf(values);
    }

    static Template of(List<Part> parts, Escape escape) {
        List<String> constants = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        StringBuilder constant = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Constant piece -> constant.append(piece.escaped(escape));
                case Value value -> {
                    constants.add(constant.toString());
                    constant.setLength(0);
                    values.add(value);
                }
            }
        }
        constants.add(constant.toString());
        return new Template(escape, constants, values);
    }

    /** True when the text is the same for all users. */
    boolean constant() {
        return values.isEmpty();
    }

    String render(Session session) {
        if (values.isEmpty()) {
            return constants.getFirst();
        }
        StringBuilder text = new StringBuilder(constants.getFirst());
        for (int i = 0; i < values.size(); i++) {
            text.append(values.get(i).escaped(session, escape)).append(constants.get(i + 1));
        }
        return text.toString();
    }
}
