package io.tidemark.sizing.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the text of a selection into tokens. What is none is a problem, and left out. */
final class Lexer {
    private final String text;
    private final Mistakes mistakes;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, Mistakes mistakes) {
        this.text = text;
        this.mistakes = mistakes;
    }

    /** The last token is {@link Token.Kind#END}. */
    static List<Token> tokens(String text, Mistakes mistakes) {
        Lexer lexer = new Lexer(text, mistakes);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", text.length()));
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (isOfWord(c)) {
            word();
        } else {
            sign(c);
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        add(
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "and" -> Token.Kind.AND;
                    case "or" -> Token.Kind.OR;
                    case "not" -> Token.Kind.NOT;
                    default -> Token.Kind.WORD;
                },
                end);
    }

    private void sign(char c) {
        boolean equals = at + 1 < text.length() && text.charAt(at + 1) == '=';
        switch (c) {
            case '(' -> add(Token.Kind.OPEN, at + 1);
            case ')' -> add(Token.Kind.CLOSE, at + 1);
            case ',' -> add(Token.Kind.COMMA, at + 1);
            case '<', '>', '=' -> add(Token.Kind.COMPARISON, at + (equals ? 2 : 1));
            case '!' -> add(equals ? Token.Kind.COMPARISON : Token.Kind.NOT, at + (equals ? 2 : 1));
            case '&' -> twice(Token.Kind.AND, c);
            case '|' -> twice(Token.Kind.OR, c);
            default -> unknown();
        }
    }

    private void twice(Token.Kind kind, char c) {
        boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
        if (!twice) {
            mistakes.add(at, Character.toString(c), "must be written twice: " + c + c, "");
        }
        add(kind, at + (twice ? 2 : 1));
    }

    private void unknown() {
        int end = text.offsetByCodePoints(at, 1);
        String sign = text.substring(at, end);
        mistakes.add(
                at,
                sign,
                "must be left out",
                sign.equals("$") ? "prices are plain numbers, in dollars per hour: price<0.10" : "");
        at = end;
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at));
        at = end;
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-*".indexOf(c) >= 0;
    }
}
