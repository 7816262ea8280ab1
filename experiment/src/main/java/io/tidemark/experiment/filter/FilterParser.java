package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.expression.TimeSpan;
import io.tidemark.functions.yaml.HintedException;
import io.tidemark.functions.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads filters. */
final class FilterParser {
    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 10;
    private static final List<String> SELECTORS = List.of("first", "last", "nth", "single", "after", "notrace", "not");
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    /** Python's spelling of groups with names. */
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P<(\\w+)>");

    private final Cursor cursor;
    private final int depth;

    FilterParser(String text) {
        this(text, 0);
    }

    private FilterParser(String text, int depth) {
        this.cursor = new Cursor(text);
        this.depth = depth;
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "must be an event filter of at most " + MAX_LENGTH + " characters, but has " + text.length());
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("must not have :not within :not more than " + MAX_DEPTH + " times");
        }
    }

    List<Choice> parse() {
        List<Choice> choices = new ArrayList<>();
        cursor.skipBlanks();
        while (!cursor.isAtEnd()) {
            choices.add(choice());
            cursor.skipBlanks();
            if (cursor.skip(",")) {
                cursor.skipBlanks();
                if (cursor.isAtEnd()) {
                    throw new IllegalArgumentException("must have an event after the last comma");
                }
            }
        }
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("must be an event filter such as HTTPResponseEndEvent, but is empty");
        }
        return List.copyOf(choices);
    }

    private Choice choice() {
        int start = cursor.at();
        EventType type = type();
        List<Condition> conditions = new ArrayList<>();
        while (cursor.skipAfterBlanks('[')) {
            conditions(type, conditions);
        }
        boolean anyTrace = false;
        List<Selector> selectors = new ArrayList<>();
        while (cursor.skip(":")) {
            String name = cursor.name();
            if (name.equalsIgnoreCase("notrace")) {
                anyTrace = true;
                cursor.skip("()");
            } else {
                selectors.add(selector(name));
            }
        }
        return new Choice(cursor.since(start), type, conditions, selectors, anyTrace);
    }

    private EventType type() {
        if (cursor.skip("*") || cursor.isAt('[') || (depth > 0 && cursor.isAt(':'))) {
            return Events.EVENT;
        }
        String name = cursor.name();
        if (name.isEmpty()) {
            throw cursor.unexpected("the name of an event or *");
        }
        return Events.byName(name)
                .orElseThrow(() ->
                        new HintedException("must be about known events, but " + name + " is none", suggestion(name)));
    }

    private static String suggestion(String name) {
        String near = Events.suggestion(name);
        return near.isEmpty() ? "see the list of events in the class reference" : near;
    }

    private void conditions(EventType type, List<Condition> conditions) {
        cursor.skipBlanks();
        while (!cursor.skip("]")) {
            conditions.add(condition(type));
            cursor.skipBlanks();
            if (cursor.skip(",")) {
                cursor.skipBlanks();
            } else if (!cursor.isAt(']')) {
                throw cursor.unexpected(", or ]");
            }
        }
    }

    private Condition condition(EventType type) {
        List<String> path = new ArrayList<>();
        String written = cursor.name();
        if (written.isEmpty()) {
            throw cursor.unexpected("the name of an attribute");
        }
        path.add(Attributes.known(type, written));
        while (true) {
            if (cursor.skip(".")) {
                path.add(cursor.isAtQuote() ? cursor.quoted() : requireName("a key"));
            } else if (cursor.skip("[")) {
                path.add(cursor.isAtQuote() ? cursor.quoted() : cursor.until(']'));
                if (!cursor.skip("]")) {
                    throw cursor.unexpected("]");
                }
            } else {
                break;
            }
        }
        cursor.skipBlanks();
        Operator operator = operator();
        cursor.skipBlanks();
        return new Condition(
                List.copyOf(path), operator, operand(operator, path.getFirst().equals("verb")));
    }

    private String requireName(String what) {
        String name = cursor.name();
        if (name.isEmpty()) {
            throw cursor.unexpected(what);
        }
        return name;
    }

    private Operator operator() {
        for (Operator operator : Operator.values()) {
            if (cursor.skip(operator.sign())) {
                if (operator == Operator.EQUAL && cursor.isAt('~')) {
                    throw new HintedException("must have an operator, but =~ is none", "did you mean ~=?");
                }
                return operator;
            }
        }
        throw cursor.unexpected("an operator (= != > >= < <= ~= ~== <~)");
    }

    private Operand operand(Operator operator, boolean ignoreCase) {
        boolean quoted = cursor.isAtQuote();
        String text = quoted ? cursor.quoted() : cursor.bare();
        if (!quoted && text.isEmpty()) {
            throw cursor.unexpected("a value, in quotes if it is empty");
        }
        OptionalDouble number = quoted || operator.wantsPattern() ? OptionalDouble.empty() : Operator.number(text);
        return new Operand(text, number, ignoreCase, operator.wantsPattern() ? pattern(text) : NOTHING);
    }

    private static Pattern pattern(String text) {
        try {
            String named = NAMED_GROUP
                    .matcher(text)
                    .replaceAll(group -> "(?<" + group.group(1).replace("_", "") + ">");
            return Pattern.compile(named.replace("\\Z", "\\z"));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "must have a regular expression, but " + text + " is none: " + e.getDescription(), e);
        }
    }

    private Selector selector(String name) {
        boolean arguments = cursor.skip("(");
        Selector selector = switch (name.toLowerCase(Locale.ROOT)) {
            case "first" -> new Selector.First();
            case "last" -> new Selector.Last();
            case "single" -> new Selector.Single();
            case "nth" -> nth(arguments);
            case "after" -> after(arguments);
            case "not" -> not(arguments);
            default ->
                throw new HintedException(
                        "must have a selector after the colon, but :" + name + " is none",
                        name.isEmpty() ? "known: " + String.join(", ", SELECTORS) : Suggestion.of(name, SELECTORS));
        };
        if (arguments && !cursor.skip(")")) {
            throw cursor.unexpected(")");
        }
        return selector;
    }

    private Selector nth(boolean arguments) {
        String number = arguments ? cursor.argument().strip() : "";
        String group = "";
        int comma = number.indexOf(',');
        if (comma >= 0) {
            group = number.substring(comma + 1).strip();
            number = number.substring(0, comma).strip();
        }
        if (!number.matches("\\d{1,9}") || Long.parseLong(number) == 0) {
            throw new IllegalArgumentException("must have a number from 1 on in :nth(), such as :nth(2)");
        }
        return new Selector.Nth(Long.parseLong(number), group);
    }

    private Selector after(boolean arguments) {
        String text = arguments ? cursor.argument() : "";
        try {
            return new Selector.After(TimeSpan.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(":after() " + e.getMessage(), e);
        }
    }

    private Selector not(boolean arguments) {
        String text = arguments ? cursor.argument() : "";
        if (text.isBlank()) {
            throw new IllegalArgumentException("must have an event filter in :not(), such as :not([url='/'])");
        }
        List<Choice> others = new FilterParser(text, depth + 1).parse();
        for (Choice other : others) {
            if (other.selectors().stream().anyMatch(inner -> !(inner instanceof Selector.Not))) {
                throw new IllegalArgumentException("must not count or wait within :not(): " + other.text());
            }
        }
        return new Selector.Not(others);
    }
}
