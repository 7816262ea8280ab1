package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.TimeSpan;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.macro.Template;
import io.tidemark.functions.yaml.HintedException;
import io.tidemark.functions.yaml.Keys;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Settings that are a mapping of a YAML file. */
public final class YamlSettings implements Settings {
    private static final Set<String> YES = Set.of("yes", "true", "on");
    private static final Set<String> NO = Set.of("no", "false", "off");

    private final Value value;
    private final Section section;
    private final List<Option> options;
    private final Declarations declarations;
    private final Findings findings;

    /** @param value the mapping; a problem when it is something else */
    public YamlSettings(Value value, List<Option> options, Declarations declarations) {
        this(value, options, declarations, Findings.IGNORED);
    }

    public YamlSettings(Value value, List<Option> options, Declarations declarations, Findings findings) {
        this.value = value;
        this.options = List.copyOf(options);
        this.declarations = declarations;
        this.findings = findings;
        List<String> keys = new ArrayList<>();
        for (Option option : options) {
            keys.add(option.name());
            keys.addAll(option.spellings());
        }
        this.section = value.section(Keys.of(keys.toArray(String[]::new)));
        options.forEach(this::check);
    }

    private void check(Option option) {
        List<Value> written = new ArrayList<>();
        section.find(option.name()).ifPresent(written::add);
        option.spellings().forEach(spelling -> section.find(spelling).ifPresent(written::add));
        boolean empty = written.isEmpty() || written.getFirst().isKind(Tree.Kind.NULL);
        if (option.required() && empty) {
            section.reject(option.name(), "is missing", option.meaning());
        }
        for (Value other : written.subList(Math.min(1, written.size()), written.size())) {
            if (!TreeTemplates.isSame(other.tree(), written.getFirst().tree())) {
                other.reject(
                        "must not differ from " + written.getFirst().path() + ", which means the same",
                        "leave one of them out");
            }
        }
        if (option.kind() == OptionKind.TRIGGER && !empty) {
            findings.trigger(written.getFirst().written());
        }
    }

    @Override
    public boolean has(String key) {
        return find(option(key)).isPresent();
    }

    @Override
    public Template text(String key) {
        return maybeText(key).orElseGet(() -> Template.parse(""));
    }

    @Override
    public Optional<Template> maybeText(String key) {
        return read(
                        key,
                        written -> template(
                                written, written.scalar("must be a text").orElse("")))
                .or(() -> otherwise(key).map(Template::parse));
    }

    @Override
    public Amount amount(String key) {
        return maybeAmount(key).orElseGet(() -> Amount.of(key, "0"));
    }

    @Override
    public Optional<Amount> maybeAmount(String key) {
        return read(key, written -> amount(key, written))
                .or(() -> otherwise(key).map(text -> Amount.of(key, text)));
    }

    private Amount amount(String key, Value written) {
        Amount amount = new Amount(
                key, template(written, written.scalar("must be a number").orElse("0")));
        if (isFixed(amount.template())) {
            try {
                var _ = amount.number(declarations.scope());
            } catch (IllegalArgumentException _) {
                written.reject("must be a number");
            }
        }
        return amount;
    }

    /** Whether it is the same each time, whatever the phase. */
    private boolean isFixed(Template template) {
        return declarations.known().containsAll(declarations.mentioned(template))
                && declarations.parametersOf(template).isEmpty();
    }

    @Override
    public String word(String key) {
        return maybeWord(key).orElse("");
    }

    @Override
    public Optional<String> maybeWord(String key) {
        return read(key, this::fixed).or(() -> otherwise(key));
    }

    @Override
    public double number(String key) {
        return maybeNumber(key).orElse(0.0);
    }

    @Override
    public Optional<Double> maybeNumber(String key) {
        return fixed(key, YamlSettings::finite, "must be a number", 0.0);
    }

    @Override
    public long whole(String key, long min, long max) {
        String expected = "must be a whole number from " + min + " to " + max;
        return fixed(
                        key,
                        text -> {
                            double number = finite(text);
                            if (number != Math.rint(number) || number < min || number > max) {
                                throw new IllegalArgumentException(expected);
                            }
                            return (long) number;
                        },
                        expected,
                        min)
                .orElse(min);
    }

    @Override
    public Duration duration(String key) {
        return maybeDuration(key).orElse(Duration.ZERO);
    }

    @Override
    public Optional<Duration> maybeDuration(String key) {
        return fixed(key, TimeSpan::parse, TimeSpan.EXPECTED, Duration.ZERO);
    }

    @Override
    public boolean yes(String key) {
        String expected = "must be yes or no";
        return fixed(
                        key,
                        text -> {
                            String word = text.toLowerCase(Locale.ROOT);
                            if (!YES.contains(word) && !NO.contains(word)) {
                                throw new IllegalArgumentException(expected);
                            }
                            return YES.contains(word);
                        },
                        expected,
                        false)
                .orElse(false);
    }

    @Override
    public String choice(String key) {
        List<String> words = option(key).words();
        String expected = "must be one of " + String.join(", ", words);
        return fixed(
                        key,
                        text -> {
                            if (!words.contains(text)) {
                                throw new HintedException(expected, Suggestion.near(text, words));
                            }
                            return text;
                        },
                        expected,
                        words.getFirst())
                .orElse("");
    }

    @Override
    public Expression expression(String key) {
        return maybeExpression(key).orElseGet(() -> Expression.parse("0"));
    }

    @Override
    public Optional<Expression> maybeExpression(String key) {
        return fixed(key, Expression::parse, "must be an expression", Expression.parse("0"));
    }

    @Override
    public EventFilter filter(String key) {
        return maybeFilter(key).orElseGet(() -> EventFilter.parse("*", declarations.singles()));
    }

    @Override
    public Optional<EventFilter> maybeFilter(String key) {
        EventFilter any = EventFilter.parse("*", declarations.singles());
        Optional<EventFilter> filter =
                fixed(key, text -> EventFilter.parse(text, declarations.singles()), "must be an event filter", any);
        find(option(key)).ifPresent(written -> filter.ifPresent(read -> findings.filter(written, read)));
        return filter;
    }

    @Override
    public String metric(String key) {
        return named(key, declarations.metrics(), "must be the name of a metric that is declared in config.metrics");
    }

    @Override
    public String parameter(String key) {
        return named(
                key,
                declarations.parameters().keySet(),
                "must be the name of a parameter that is declared in config.parameters");
    }

    private String named(String key, Collection<String> names, String expected) {
        return fixed(
                        key,
                        text -> {
                            if (!names.contains(text)) {
                                throw new HintedException(expected, Suggestion.of(text, names));
                            }
                            return text;
                        },
                        expected,
                        "")
                .orElse("");
    }

    @Override
    public List<String> words(String key) {
        Optional<Value> written = find(option(key));
        if (written.isEmpty()) {
            return otherwise(key).map(List::of).orElse(List.of());
        }
        List<String> words = new ArrayList<>();
        for (Value item : items(written.get())) {
            words.add(fixed(item));
        }
        return words;
    }

    @Override
    public Map<String, Template> texts(String key) {
        Map<String, Template> texts = new LinkedHashMap<>();
        find(option(key)).ifPresent(written -> {
            for (NamedValue entry : entries(written)) {
                texts.put(
                        entry.name(),
                        template(
                                entry.value(),
                                entry.value().scalar("must be a text").orElse("")));
            }
        });
        return texts;
    }

    private static List<NamedValue> entries(Value written) {
        return isEmpty(written) ? List.of() : written.entries("must be a mapping of names to texts");
    }

    private static List<Value> items(Value written) {
        return isEmpty(written) ? List.of() : written.oneOrMore("must be a list");
    }

    private static boolean isEmpty(Value written) {
        return written.isKind(Tree.Kind.NULL)
                || (written.tree() instanceof Tree.Sequence sequence
                        && sequence.items().isEmpty());
    }

    @Override
    public Optional<TreeTemplate> tree(String key) {
        return read(key, written -> TreeTemplates.of(written, this::template));
    }

    @Override
    public Settings section(String key) {
        return maybeSection(key)
                .orElseGet(() -> new YamlSettings(
                        new Value(
                                value.problems(),
                                value.path(),
                                Tree.Mapping.empty(value.tree().place())),
                        lenient(option(key).options()),
                        declarations,
                        findings));
    }

    /** What is required in a section is not missing when there is no section. */
    private static List<Option> lenient(List<Option> options) {
        return options.stream()
                .map(option -> new Option(
                        option.name(),
                        option.spellings(),
                        option.kind(),
                        false,
                        option.otherwise(),
                        option.meaning(),
                        option.options(),
                        option.words()))
                .toList();
    }

    @Override
    public Optional<Settings> maybeSection(String key) {
        Option option = option(key);
        return find(option)
                .filter(written -> !written.isKind(Tree.Kind.NULL))
                .map(written -> new YamlSettings(written, option.options(), declarations, findings));
    }

    @Override
    public List<Settings> sections(String key) {
        Option option = option(key);
        List<Settings> sections = new ArrayList<>();
        find(option).ifPresent(written -> {
            for (Value item : items(written)) {
                sections.add(new YamlSettings(item, option.options(), declarations, findings));
            }
        });
        return sections;
    }

    @Override
    public void reject(String key, String expected, String hint) {
        find(option(key))
                .ifPresentOrElse(written -> written.reject(expected, hint), () -> section.reject(key, expected, hint));
    }

    @Override
    public Section section() {
        return section;
    }

    @Override
    public List<String> parametersUsed() {
        Set<String> names = new LinkedHashSet<>();
        TreeTemplates.texts(value.tree(), text -> {
            try {
                names.addAll(declarations.parametersOf(Template.parse(text)));
            } catch (IllegalArgumentException _) {
                // It has been a problem when its option was read.
            }
        });
        return List.copyOf(names);
    }

    @Override
    public Declarations declarations() {
        return declarations;
    }

    private Option option(String key) {
        return options.stream()
                .filter(option -> option.name().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is not an option"));
    }

    private Optional<Value> find(Option option) {
        Optional<Value> found = section.find(option.name());
        for (String spelling : option.spellings()) {
            found = found.or(() -> section.find(spelling));
        }
        return found;
    }

    private Optional<String> otherwise(String key) {
        String otherwise = option(key).otherwise();
        return otherwise.isEmpty() ? Optional.empty() : Optional.of(otherwise);
    }

    /** What is written, when it is more than nothing. */
    private <T> Optional<T> read(String key, Function<Value, T> reader) {
        return find(option(key))
                .filter(written -> !written.isKind(Tree.Kind.NULL))
                .map(reader);
    }

    /** An empty text is as good as none. */
    private <T> Optional<T> fixed(String key, Function<String, T> parser, String expected, T fallback) {
        Optional<T> read = read(key, written -> written)
                .filter(written -> !(written.tree() instanceof Tree.Scalar scalar
                        && scalar.text().isBlank()))
                .map(written -> parsed(written, parser, expected, fallback));
        return read.or(() -> otherwise(key).map(parser));
    }

    private <T> T parsed(Value written, Function<String, T> parser, String expected, T fallback) {
        int before = written.problems().count();
        String text = fixed(written);
        if (written.problems().count() > before) {
            return fallback;
        }
        try {
            return parser.apply(text);
        } catch (HintedException e) {
            written.reject(e.expected(), e.hint());
        } catch (NumberFormatException _) {
            written.reject(expected);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            written.reject(message.startsWith("must ") ? message : expected + ": " + message);
        }
        return fallback;
    }

    /** A text that is known before anything runs. */
    private String fixed(Value written) {
        Template template =
                template(written, written.scalar("must be a single value").orElse(""));
        Set<String> parameters = declarations.parametersOf(template);
        if (!parameters.isEmpty()) {
            written.reject(
                    "must be known before anything runs",
                    "it uses the parameter " + parameters.iterator().next());
            return "";
        }
        try {
            return template.render(declarations.scope());
        } catch (IllegalArgumentException e) {
            written.reject(String.valueOf(e.getMessage()));
            return "";
        }
    }

    private Template template(Value written, String text) {
        try {
            return Template.parse(text);
        } catch (IllegalArgumentException e) {
            written.reject(String.valueOf(e.getMessage()));
            return Template.parse("");
        }
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("must be a number");
        }
        return number;
    }
}
