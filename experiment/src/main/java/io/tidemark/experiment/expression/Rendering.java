package io.tidemark.experiment.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as texts. */
public final class Rendering {
    private static final int MAX_SHOWN = 40;
    /** From which power of ten on Python writes a number with its exponent, and below which. */
    private static final int LARGE = 16;

    private static final int SMALL = -4;

    private Rendering() {}

    /**
     * As a text is filled in: numbers as Python shows them ({@code 5}, {@code 5.0}, {@code 1e-05}), {@code true} and
     * {@code false} as JSON and YAML have them, lists and mappings as JSON.
     */
    public static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Double number -> number(number);
            case List<?> _, Map<?, ?> _ -> {
                StringBuilder json = new StringBuilder();
                write(json, value, JSON);
                yield json.toString();
            }
            case Nothing _ -> "";
            default -> String.valueOf(value);
        };
    }

    /** As Python's {@code str} does. */
    static String python(Object value) {
        if (value instanceof String text) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        write(out, value, PYTHON);
        return out.toString();
    }

    /** For a message: short, and texts with quotes. */
    static String quoted(Object value) {
        StringBuilder out = new StringBuilder();
        try {
            write(out, value, PYTHON);
        } catch (Fault tooLong) {
            return out.substring(0, MAX_SHOWN) + "...";
        }
        return out.length() <= MAX_SHOWN ? out.toString() : out.substring(0, MAX_SHOWN) + "...";
    }

    private record Style(char quote, String yes, String no, String none) {}

    private static final Style JSON = new Style('"', "true", "false", "null");
    private static final Style PYTHON = new Style('\'', "True", "False", "None");

    private static void write(StringBuilder out, @Nullable Object value, Style style) {
        if (out.length() > Values.MAX_TEXT) {
            throw new Fault("would be a text of more than " + Values.MAX_TEXT + " characters");
        }
        switch (value) {
            case null -> out.append(style.none());
            case Nothing _ -> out.append(style.none());
            case String text -> quote(out, text, style.quote());
            case Boolean yes -> out.append(yes ? style.yes() : style.no());
            case Double number -> out.append(number(number));
            case List<?> items -> {
                String separator = "[";
                for (Object item : items) {
                    out.append(separator);
                    write(out, item, style);
                    separator = ", ";
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(separator);
                    write(out, String.valueOf(entry.getKey()), style);
                    out.append(": ");
                    write(out, entry.getValue(), style);
                    separator = ", ";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            default -> out.append(value);
        }
    }

    private static void quote(StringBuilder out, String text, char quote) {
        out.append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote || c == '\\') {
                        out.append('\\').append(c);
                    } else if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append(quote);
    }

    /** The shortest digits that give the same number. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALL && exponent < LARGE) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
