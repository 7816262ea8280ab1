package io.tidemark.experiment.expression;

import io.tidemark.experiment.expression.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the tree of an expression, by Python's rules of precedence. */
final class Parser {
    static final int MAX_LENGTH = 10_000;
    static final int MAX_PARTS = 1_000;
    static final int MAX_DEPTH = 60;

    private static final Map<String, Object> WORDS = Map.of(
            "True", true, "true", true, "False", false, "false", false, "None", Nothing.NONE, "null", Nothing.NONE);
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in", "not", "is");
    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "is", "if", "else", "lambda", "for", "import", "await", "yield");

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private List<Token> tokens = List.of();
    private int next;
    private int depth;
    private int parts;

    Parser(String text) {
        this.text = text;
    }

    Node parse() {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    "must be an expression of at most " + MAX_LENGTH + " characters, but has " + text.length());
        }
        try {
            tokens = new Lexer(text).tokens();
            if (peek().kind() == Kind.END) {
                throw new ExpressionException("must be an expression, but is empty");
            }
            Node root = choice();
            if (peek().kind() != Kind.END) {
                throw unexpected("an operator or the end");
            }
            return root;
        } catch (Fault fault) {
            throw fault.in(text);
        }
    }

    Set<String> names() {
        return names;
    }

    private Node choice() {
        return deeper(() -> {
            Node value = or();
            if (!peek().is("if")) {
                return value;
            }
            take();
            Node condition = or();
            expect("else");
            return part(new Node.Choice(condition, value, choice()));
        });
    }

    private Node or() {
        Node left = and();
        while (peek().is("or")) {
            take();
            left = part(new Node.Or(left, and()));
        }
        return left;
    }

    private Node and() {
        Node left = not();
        while (peek().is("and")) {
            take();
            left = part(new Node.And(left, not()));
        }
        return left;
    }

    private Node not() {
        if (!peek().is("not")) {
            return comparison();
        }
        take();
        return deeper(() -> part(new Node.Not(not())));
    }

    private Node comparison() {
        Node first = binary(0);
        List<Node.Comparison.Link> links = new ArrayList<>();
        while ((peek().kind() == Kind.SIGN || peek().kind() == Kind.NAME) && COMPARISONS.contains(peek().text())) {
            int column = peek().column();
            Comparing comparing = comparing();
            links.add(new Node.Comparison.Link(comparing, column, binary(0)));
        }
        return links.isEmpty() ? first : part(new Node.Comparison(first, links));
    }

    private Comparing comparing() {
        String word = take().text();
        if (word.equals("not")) {
            expect("in");
            return Comparing.NOT_IN;
        }
        if (word.equals("is") && peek().is("not")) {
            take();
            return Comparing.NOT_EQUAL;
        }
        return Comparing.of(word);
    }

    /** Sums and, within them, products. */
    private Node binary(int precedence) {
        if (precedence == 2) {
            return unary();
        }
        Node left = binary(precedence + 1);
        while (peek().kind() == Kind.SIGN) {
            Token sign = peek();
            Arithmetic operator = Arithmetic.find(sign.text(), precedence);
            if (operator == null) {
                return left;
            }
            take();
            left = part(new Node.Binary(operator, sign.column(), left, binary(precedence + 1)));
        }
        return left;
    }

    private Node unary() {
        Token sign = peek();
        if (sign.is("-") || sign.is("+")) {
            take();
            return deeper(() -> part(new Node.Sign(sign.is("-"), sign.column(), unary())));
        }
        return power();
    }

    private Node power() {
        Node base = postfix();
        Token sign = peek();
        if (!sign.is("**")) {
            return base;
        }
        take();
        return deeper(() -> part(new Node.Binary(Arithmetic.POWER, sign.column(), base, unary())));
    }

    private Node postfix() {
        Node value = primary();
        while (true) {
            Token sign = peek();
            if (sign.is("[")) {
                take();
                Node key = choice();
                expect("]");
                value = part(new Node.Index(value, sign.column(), key));
            } else if (sign.is(".")) {
                take();
                if (peek().kind() != Kind.NAME) {
                    throw unexpected("a name");
                }
                value = part(new Node.Attribute(value, sign.column(), take().text()));
            } else if (sign.is("(")) {
                throw new Fault("only functions by their names can be called, such as len(x)", sign.column());
            } else {
                return value;
            }
        }
    }

    private Node primary() {
        Token token = peek();
        if (token.kind() == Kind.NAME && !RESERVED.contains(token.text())) {
            return name(take());
        }
        if (token.kind() == Kind.NUMBER || token.kind() == Kind.TEXT) {
            take();
            return part(new Node.Literal(token.value()));
        }
        if (token.is("[")) {
            take();
            return part(new Node.Items(arguments("]")));
        }
        if (!token.is("(")) {
            throw unexpected("a value");
        }
        take();
        Node value = choice();
        expect(")");
        return value;
    }

    private Node name(Token token) {
        String name = token.text();
        Object word = WORDS.get(name);
        if (word != null) {
            return part(new Node.Literal(word));
        }
        if (name.equals("math") && peek().is(".")) {
            take();
            if (peek().kind() != Kind.NAME) {
                throw unexpected("a function of math");
            }
            Token member = take();
            if (!peek().is("(")) {
                return part(new Node.Literal(Functions.constant(member.text(), member.column())));
            }
            return call(member);
        }
        if (peek().is("(")) {
            return call(token);
        }
        names.add(name);
        return part(new Node.Name(name, token.column()));
    }

    private Node call(Token name) {
        Functions.Function function = Functions.find(name.text(), name.column());
        expect("(");
        List<Node> arguments = arguments(")");
        function.requireCount(arguments.size(), name.column());
        return part(new Node.Call(function, name.column(), arguments));
    }

    private List<Node> arguments(String end) {
        List<Node> arguments = new ArrayList<>();
        while (!peek().is(end)) {
            arguments.add(choice());
            if (!peek().is(",")) {
                break;
            }
            take();
        }
        expect(end);
        return List.copyOf(arguments);
    }

    private Node deeper(Supplier<Node> inner) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new Fault("is nested deeper than " + MAX_DEPTH + " levels", peek().column());
        }
        Node node = inner.get();
        depth--;
        return node;
    }

    private Node part(Node node) {
        parts++;
        if (parts > MAX_PARTS) {
            throw new Fault("must have at most " + MAX_PARTS + " parts", peek().column());
        }
        return node;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private void expect(String sign) {
        if (!peek().is(sign)) {
            throw unexpected(sign);
        }
        take();
    }

    private Fault unexpected(String expected) {
        Token found = peek();
        return new Fault("must have " + expected + " in place of " + found.shown(), found.column());
    }
}
