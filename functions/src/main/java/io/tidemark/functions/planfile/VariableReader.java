package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Scope;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a plan. */
final class VariableReader {
    private static final List<String> KINDS = List.of("random", "uuid", "counter", "time", "env", "csv");
    private static final List<String> CSV_ONLY = List.of("order", "rows", "sha256");
    private static final String EXPECTED = "must be uuid or a mapping with one of " + String.join(", ", KINDS);
    private static final String RANGE = "must be a range of whole numbers such as 1..1000";
    private static final Pattern RANGE_SYNTAX = Pattern.compile("(-?\\d{1,19})\\.\\.(-?\\d{1,19})");

    private final CsvReader csv;

    VariableReader(PlanFiles files) {
        this.csv = new CsvReader(files);
    }

    List<Variable> read(Value value, KnownNames names) {
        List<Variable> variables = new ArrayList<>();
        if (!value.isMapping()) {
            value.reject("must be a mapping of names to variables");
            return variables;
        }
        for (NamedValue entry : value.entries(EXPECTED)) {
            checkName(entry);
            int before = value.problems().count();
            Optional<Variable> variable = variable(entry.name(), entry.value());
            if (variable.isPresent() && value.problems().count() == before) {
                names.add(variable.get());
                variables.add(variable.get());
            } else {
                names.addUnread(entry.name());
            }
        }
        return variables;
    }

    private static void checkName(NamedValue entry) {
        if (KnownNames.BUILT_IN.contains(entry.name())) {
            entry.rejectName("must not have the name of a built-in variable", "");
            return;
        }
        try {
            Syntax.variable(entry.name());
        } catch (IllegalArgumentException e) {
            entry.rejectName(String.valueOf(e.getMessage()), "");
        }
    }

    private Optional<Variable> variable(String name, Value value) {
        if (value.isScalar()) {
            if (value.written().equals("uuid")) {
                return Optional.of(new Variable.Uuid(name, Scope.ITERATION));
            }
            value.reject(EXPECTED, Suggestion.near(value.written(), List.of("uuid")));
            return Optional.empty();
        }
        if (!value.isMapping()) {
            value.reject(EXPECTED);
            return Optional.empty();
        }
        Section section = value.section(PlanKeys.VARIABLE);
        Scope scope = section.choice("per", PlanChoices.SCOPE, Scope.ITERATION);
        Optional<String> kind = section.exclusive(KINDS);
        if (kind.isEmpty()) {
            value.reject(EXPECTED);
            return Optional.empty();
        }
        if (!kind.get().equals("csv")) {
            section.forbid(CSV_ONLY, "is for csv only");
        }
        return ofKind(kind.get(), name, scope, section);
    }

    private Optional<Variable> ofKind(String kind, String name, Scope scope, Section section) {
        Value value = section.find(kind).orElseThrow();
        return switch (kind) {
            case "random" -> random(name, scope, value);
            case "uuid" -> uuid(name, scope, value);
            case "counter" -> Optional.of(counter(name, scope, value));
            case "time" -> Optional.of(new Variable.Time(name, scope, value.choice(PlanChoices.TIME)));
            case "env" -> Optional.of(new Variable.Env(name, scope, value.parse(Syntax::environment, "")));
            case "csv" -> csv(name, scope, section, value);
            default -> throw new IllegalStateException("no such kind of variable: " + kind);
        };
    }

    private static Optional<Variable> uuid(String name, Scope scope, Value value) {
        if (value.isMapping()) {
            value.section(PlanKeys.NOTHING);
        } else if (!value.isKind(Kind.NULL)) {
            value.reject("must be {}");
        }
        return Optional.of(new Variable.Uuid(name, scope));
    }

    private static Optional<Variable> random(String name, Scope scope, Value value) {
        Matcher range = RANGE_SYNTAX.matcher(value.scalar(RANGE).orElse("0..0"));
        if (!range.matches()) {
            value.reject(RANGE);
            return Optional.empty();
        }
        long from = number(range.group(1));
        long to = number(range.group(2));
        if (from > to) {
            value.reject(RANGE + ", the smaller first");
            return Optional.empty();
        }
        if (from < -PlanLimits.NUMBER || to > PlanLimits.NUMBER) {
            value.reject(RANGE + ", within " + -PlanLimits.NUMBER + ".." + PlanLimits.NUMBER);
            return Optional.empty();
        }
        return Optional.of(new Variable.RandomNumber(name, scope, from, to));
    }

    /** Nineteen digits may be too large for a long: then they are too large for a plan as well. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static Variable counter(String name, Scope scope, Value value) {
        Section section = value.section(PlanKeys.COUNTER);
        long from = bounded(section.find("from"));
        long step = bounded(section.find("step"));
        if (step == 0) {
            section.find("step").ifPresent(found -> found.reject("must not be 0: no value may come twice"));
        }
        int digits = section.find("digits")
                .map(found -> Math.toIntExact(found.whole(1, Variable.Counter.MAX_DIGITS)))
                .orElse(PlanDefaults.DIGITS);
        return new Variable.Counter(name, scope, from, step, digits);
    }

    private static long bounded(Optional<Value> value) {
        return value.map(found -> found.whole(-PlanLimits.NUMBER, PlanLimits.NUMBER))
                .orElse(1L);
    }

    private Optional<Variable> csv(String name, Scope scope, Section section, Value value) {
        Variable.Csv.Order order = section.choice("order", PlanChoices.ORDER, Variable.Csv.Order.SEQUENTIAL);
        section.find("rows").ifPresent(rows -> rows.whole(1, Integer.MAX_VALUE));
        Optional<Rows> rows = csv.read(value, section.find("sha256"));
        return rows.map(found -> new Variable.Csv(name, scope, found, order));
    }
}
