package io.tidemark.sizing.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a selection by descending from what binds least to what binds most: comma, {@code ||}, {@code &&}, {@code !}. Within
 * parentheses a comma means the same as outside of them. Goes on after a mistake at the next sign that ends a condition.
 */
final class Parser {
    /** Deeper than anybody writes, and far from where the stack ends. */
    private static final int DEEPEST = 50;

    private static final String UNIT = "[kKMGT]i?B|[MG]bit";

    private final List<Token> tokens;
    private final Set<String> types;
    private final Mistakes mistakes;
    private int next;
    private int depth;
    private boolean givenUp;

    private Parser(List<Token> tokens, Set<String> types, Mistakes mistakes) {
        this.tokens = tokens;
        this.types = types;
        this.mistakes = mistakes;
    }

    /**
     * Something that no type is, where there was a mistake.
     *
     * @param types whose names mean them, also where they are those of fields
     */
    static Condition parse(String text, Set<String> types, Mistakes mistakes) {
        Parser parser = new Parser(Lexer.tokens(text, mistakes), types, mistakes);
        List<Condition> parts = new ArrayList<>();
        parts.add(parser.list());
        while (!parser.peek().is(Token.Kind.END)) {
            // Only a parenthesis too many ends a list before the end.
            Token close = parser.take();
            mistakes.add(close.at(), close.text(), "must have a ( before it", "");
            parts.add(parser.list());
        }
        return new Condition.Any(parts);
    }

    /** A comma at the very end is let pass. */
    private Condition list() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(either());
        } while (taken(Token.Kind.COMMA) && !peek().is(Token.Kind.END));
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition either() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(both());
        } while (taken(Token.Kind.OR));
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition both() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(unary());
        } while (taken(Token.Kind.AND));
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition unary() {
        boolean not = false;
        while (taken(Token.Kind.NOT)) {
            not = !not;
        }
        Condition condition = primary();
        if (!peek().isBorder()) {
            Token token = peek();
            mistakes.add(token.at(), token.text(), "must come after a comma, && or ||", "");
            skip();
        }
        return not ? new Condition.Not(condition) : condition;
    }

    private Condition primary() {
        Token token = peek();
        return switch (token.kind()) {
            case OPEN -> parenthesis(take());
            case WORD -> word(take());
            case COMPARISON -> {
                mistakes.add(
                        token.at(), token.text(), "must have a field before it", "such as vcpu" + token.text() + "4");
                skip();
                yield Condition.NONE;
            }
            case AND, OR, NOT, CLOSE, COMMA, END -> {
                mistakes.add(
                        token.at(),
                        token.text(),
                        token.is(Token.Kind.END)
                                ? "must go on with a type, a family or a condition"
                                : "must have a type, a family or a condition before it",
                        "");
                yield Condition.NONE;
            }
        };
    }

    private Condition parenthesis(Token open) {
        if (depth == DEEPEST) {
            mistakes.add(open.at(), open.text(), "must be within at most " + DEEPEST + " others", "");
            next = tokens.size() - 1;
            givenUp = true;
            return Condition.NONE;
        }
        depth++;
        Condition inner = list();
        depth--;
        if (!taken(Token.Kind.CLOSE) && !givenUp) {
            mistakes.add(open.at(), open.text(), "must have a ) after it", "");
        }
        return inner;
    }

    private Condition word(Token word) {
        Optional<Field> field = Field.of(word.text());
        if (peek().is(Token.Kind.COMPARISON)) {
            return comparison(word, field, take());
        }
        if (field.isEmpty() || types.contains(word.text())) {
            return new Condition.Named(new NamePattern(word.text(), word.at()));
        }
        if (!field.get().isFlag()) {
            mistakes.add(word.at(), word.text(), "must be compared with something", "such as " + example(field.get()));
            return Condition.NONE;
        }
        return new Condition.Having(field.get().having(Operator.EQUAL, Field.ALONE));
    }

    private Condition comparison(Token word, Optional<Field> field, Token sign) {
        if (field.isEmpty()) {
            mistakes.add(word.at(), word.text(), "must be a field", Field.hint(word.text()));
        }
        if (!peek().is(Token.Kind.WORD)) {
            mistakes.add(sign.at(), sign.text(), "must have a value after it", "");
            skip();
            return Condition.NONE;
        }
        Token value = take();
        String text = value.text();
        if (peek().is(Token.Kind.WORD) && peek().text().matches(UNIT)) {
            text += take().text();
        }
        if (field.isEmpty()) {
            return Condition.NONE;
        }
        try {
            return new Condition.Having(field.get().having(Operator.of(sign.text()), text));
        } catch (IllegalArgumentException e) {
            mistakes.add(value.at(), text, field.get().key() + " " + e.getMessage(), "");
            return Condition.NONE;
        }
    }

    private static String example(Field field) {
        return switch (field) {
            case VCPU -> "vcpu<=4";
            case MEMORY -> "memory>=4GiB";
            case ARCH -> "arch=arm64";
            case FAMILY -> "family=c7*";
            case SIZE -> "size<=xlarge";
            case PRICE -> "price<0.10";
            case NETWORK -> "network>=1Gbit";
            case GENERATION -> "generation>=7";
            case BURSTABLE, CURRENT, GPU, BARE -> field.key();
        };
    }

    private void skip() {
        while (!peek().isBorder()) {
            next++;
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean taken(Token.Kind kind) {
        if (peek().is(kind)) {
            next++;
            return true;
        }
        return false;
    }
}
