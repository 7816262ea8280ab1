package io.tidemark.emulator.backend;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tidemark.emulator.backend.Values.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text or JSON in which {@code ${name}} stands for a value. In JSON a text that is nothing but one reference becomes
 * the value itself, a number a number and nothing null; within a longer text the value is written into it.
 * <code>$${</code> is a literal <code>${</code>.
 */
public final class Template {
    private static final Pattern WHOLE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]*)}");
    /** A reference, or what stands for the beginning of none. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|" + WHOLE.pattern());

    private final List<Piece> pieces;
    private final byte @Nullable [] constant;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.constant = references().isEmpty() ? text(Values.NONE).getBytes(StandardCharsets.UTF_8) : null;
    }

    private sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Reference(String name, Form form) implements Piece {}
    }

    private enum Form {
        PLAIN,
        WITHIN_JSON_TEXT,
        JSON_VALUE
    }

    /** A plain text. */
    public static Template ofText(String text) {
        return new Builder().references(text, Form.PLAIN).build();
    }

    /** Builds JSON piece by piece. */
    public static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        /** Brackets, commas, numbers: as they are. */
        public Builder raw(String json) {
            literal.append(json);
            return this;
        }

        /** A text of JSON, with its quotes. */
        public Builder text(String text) {
            Matcher whole = WHOLE.matcher(text);
            return whole.matches() ? reference(whole.group(1), Form.JSON_VALUE) : quoted(text);
        }

        /** A key of JSON, with its quotes and the colon: a text whatever it refers to. */
        public Builder key(String text) {
            return quoted(text).raw(":");
        }

        public Template build() {
            flush();
            return new Template(pieces);
        }

        private Builder quoted(String text) {
            literal.append('"');
            references(text, Form.WITHIN_JSON_TEXT);
            literal.append('"');
            return this;
        }

        private Builder references(String text, Form form) {
            Matcher matcher = REFERENCE.matcher(text);
            int end = 0;
            while (matcher.find()) {
                literal(text.substring(end, matcher.start()), form);
                String name = matcher.group(1);
                if (name == null) {
                    literal.append("${");
                } else {
                    reference(name, form);
                }
                end = matcher.end();
            }
            literal(text.substring(end), form);
            return this;
        }

        private void literal(String text, Form form) {
            literal.append(form == Form.PLAIN ? text : escaped(text));
        }

        private Builder reference(String name, Form form) {
            flush();
            pieces.add(new Piece.Reference(name, form));
            return this;
        }

        private void flush() {
            if (!literal.isEmpty()) {
                pieces.add(new Piece.Literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }

    /** Whether each <code>${</code> of a text is closed with a name before it. */
    public static boolean isClosed(String text) {
        return !REFERENCE.matcher(text).replaceAll(" ").contains("${");
    }

    /** The names that it refers to. */
    public SequencedSet<String> references() {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Reference reference) {
                names.add(reference.name());
            }
        }
        return names;
    }

    public String text(Values values) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal literal -> text.append(literal.text());
                case Piece.Reference(String name, Form form) -> text.append(written(values.value(name), form));
            }
        }
        return text.toString();
    }

    /** In UTF-8; not to be changed. */
    public byte[] bytes(Values values) {
        byte[] same = constant;
        return same == null ? text(values).getBytes(StandardCharsets.UTF_8) : same;
    }

    private static String written(@Nullable Object value, Form form) {
        if (form == Form.JSON_VALUE) {
            return json(value);
        }
        String text = switch (value) {
            case null -> "";
            case RawJson(String json) -> json;
            default -> value.toString();
        };
        return form == Form.PLAIN ? text : escaped(text);
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case RawJson(String json) -> json;
            case Long number -> number.toString();
            default -> '"' + escaped(value.toString()) + '"';
        };
    }

    private static String escaped(String text) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
