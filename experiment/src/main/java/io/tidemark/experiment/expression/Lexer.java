package io.tidemark.experiment.expression;

import io.tidemark.experiment.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into its words. */
final class Lexer {
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d[\\d_]{0,400}(?:\\.\\d{0,400})?|\\.\\d{1,400})(?:[eE][+-]?\\d{1,10})?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");
    private static final Pattern SIGN = Pattern.compile("\\*\\*|//|==|!=|<=|>=|[-+*/%()\\[\\],.<>]");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                tokens.add(quoted(c));
            } else if (!skip(BLANK)) {
                tokens.add(word());
            }
        }
        tokens.add(new Token(Kind.END, "", "", at + 1));
        return tokens;
    }

    private Token word() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            return number(matcher.group());
        }
        for (Pattern pattern : List.of(NAME, SIGN)) {
            matcher = pattern.matcher(text).region(at, text.length());
            if (matcher.lookingAt()) {
                Token token =
                        new Token(pattern == NAME ? Kind.NAME : Kind.SIGN, matcher.group(), matcher.group(), at + 1);
                at = matcher.end();
                return token;
            }
        }
        String found = Character.toString(text.codePointAt(at));
        throw new Fault(found.equals("=") ? "must compare with ==, not =" : found + " cannot be here", at + 1);
    }

    private Token number(String written) {
        Token token = new Token(Kind.NUMBER, written, Numbers.literal(written, at + 1), at + 1);
        at += written.length();
        if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            throw new Fault(written + text.charAt(at) + " is neither a number nor a name", token.column());
        }
        return token;
    }

    private Token quoted(char quote) {
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return new Token(Kind.TEXT, text.substring(start, at), value.toString(), start + 1);
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw new Fault("the text that begins here must end with " + quote, start + 1);
    }

    /** What stands after a backslash; as in Python, one that escapes nothing stays. */
    private String escaped() {
        at++;
        if (at == text.length()) {
            return "\\";
        }
        char c = text.charAt(at);
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\', '\'', '"' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            return true;
        }
        return false;
    }
}
