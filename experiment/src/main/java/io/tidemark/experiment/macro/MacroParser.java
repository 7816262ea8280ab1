package io.tidemark.experiment.macro;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.functions.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the macros of a text and takes them apart. */
final class MacroParser {
    private static final Pattern CALL = Pattern.compile("([A-Za-z_]\\w*)\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][\\w.:-]*");
    /** Deeper ones are mistakes. */
    private static final int MAX_DEPTH = 20;

    private static final List<String> FUNCTIONS = List.of("uuid", "date", "safepath", "eval");

    private final String text;
    private final Moment moment;

    MacroParser(String text, Moment moment) {
        this.text = text;
        this.moment = moment;
    }

    List<Part> parse() {
        List<Part> parts = new ArrayList<>();
        int plain = 0;
        int open = opening(0);
        while (open >= 0) {
            Optional<Alternatives> macro = Alternatives.read(text, open + 2, Alternatives.End.BRACES);
            if (macro.isPresent()) {
                add(parts, text.substring(plain, open));
                parts.add(macro(macro.get().texts(), 0));
                plain = macro.get().end();
            }
            open = opening(macro.isPresent() ? plain : open + 2);
        }
        add(parts, text.substring(plain));
        return List.copyOf(parts);
    }

    /** Of several braces in a row the last two open a macro. */
    private int opening(int from) {
        int open = text.indexOf("{{", from);
        while (open >= 0 && open + 2 < text.length() && text.charAt(open + 2) == '{') {
            open++;
        }
        return open;
    }

    private static void add(List<Part> parts, String plain) {
        if (!plain.isEmpty()) {
            parts.add(new Part.Plain(plain));
        }
    }

    private Macro macro(List<String> texts, int depth) {
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            alternatives.add(alternative(texts.get(i).strip(), i == 0, i == texts.size() - 1, depth));
        }
        return new Macro(alternatives);
    }

    private Alternative alternative(String written, boolean first, boolean last, int depth) {
        if (written.length() >= 2 && isQuote(written.charAt(0)) && written.endsWith(written.substring(0, 1))) {
            return new Alternative.Literal(written.substring(1, written.length() - 1));
        }
        if (!written.isEmpty() && Character.isDigit(written.charAt(0))) {
            return new Alternative.Literal(written);
        }
        Matcher call = CALL.matcher(written);
        if (call.matches()) {
            return function(call.group(1), call.group(2), depth);
        }
        boolean text = !first && (last || !IDENTIFIER.matcher(written).matches());
        return new Alternative.Name(written, text ? written : "");
    }

    private Alternative function(String name, String argument, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("must not be nested deeper than " + MAX_DEPTH + " macros");
        }
        return switch (name) {
            case "uuid" -> uuid(argument);
            case "date" -> new Alternative.Date(moment, DateFormat.parse(unquoted(argument.strip())));
            case "safepath" -> new Alternative.SafePath(macro(argument(argument), depth + 1));
            case "eval" -> new Alternative.Eval(Expression.parse(argument));
            default ->
                throw new IllegalArgumentException("must have a name or a function of macros, but has " + name + "(): "
                        + Suggestion.of(name, FUNCTIONS));
        };
    }

    private static List<String> argument(String argument) {
        return Alternatives.read(argument, 0, Alternatives.End.TEXT)
                .map(Alternatives::texts)
                .orElse(List.of(argument));
    }

    private static Alternative uuid(String argument) {
        if (!argument.isBlank()) {
            throw new IllegalArgumentException("must have nothing between the brackets of uuid(), but has " + argument);
        }
        return new Alternative.Uuid();
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && isQuote(text.charAt(0)) && text.endsWith(text.substring(0, 1))
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }
}
