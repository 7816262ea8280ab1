package io.tidemark.experiment.auto;

import io.tidemark.experiment.explore.Limits;
import io.tidemark.experiment.explore.Range;
import io.tidemark.experiment.explore.Space;
import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is explored, what for, and how long.
 *
 * @param database the file of the snapshot; empty for none
 */
public record Plan(Space space, Goal goal, Limits limits, String database) {
    private static final int MOST_TRIALS = 100_000;

    public static final List<Option> OPTIONS = List.of(
            Option.required(
                    "explore",
                    OptionKind.SECTIONS,
                    "The parameters, and which values each may have: `min`, `min + step`, and so on up to `max`.",
                    Option.required("parameter", OptionKind.PARAMETER, "The parameter to set."),
                    Option.optional("min", OptionKind.NUMBER, "0", "The least value."),
                    Option.required("max", OptionKind.NUMBER, "The greatest value."),
                    Option.optional("step", OptionKind.NUMBER, "1", "The distance of values.")),
            Option.optional(
                    "metric",
                    OptionKind.METRIC,
                    "",
                    "The metric to look at, which `x` stands for in expressions. Needed unless an expression names others."),
            Option.optional(
                    "average",
                    OptionKind.WORD,
                    "mean",
                    "How one number is made of a phase's values: `mean`, `median`, `min`, `max`, or a percentile such as "
                            + "`p95`."),
            Option.optional(
                    "outliers",
                    OptionKind.YES,
                    "no",
                    "Whether values that are more than twice as far from the median as is usual count too."),
            Option.optional(
                            "minimize",
                            OptionKind.EXPRESSION,
                            "",
                            "What is to become small: an expression over `x`, metrics, parameters and definitions, such as "
                                    + "`cost + 3 * max(0, p99 - 0.2)`. Without `minimize` and `maximize` it is `x`.")
                    .or("minimise"),
            Option.optional("maximize", OptionKind.EXPRESSION, "", "What is to become large, in place of `minimize`.")
                    .or("maximise"),
            Option.optional(
                    "algorithm",
                    OptionKind.SECTION,
                    "",
                    "How it searches.",
                    Option.optional(
                                    "budget",
                                    OptionKind.WHOLE,
                                    "",
                                    "Phases at most; without it 10, and 20 more for each parameter.")
                            .or("phases"),
                    Option.optional(
                            "minDistance",
                            OptionKind.NUMBER,
                            "0.1",
                            "It ends when the last five phases are within this distance of the best one, in the "
                                    + "parameters' units."),
                    Option.optional(
                            "tolerance",
                            OptionKind.NUMBER,
                            "0.002",
                            "It ends when no set of parameters promises to be better by more than this share of the "
                                    + "difference between the usual and the best phase."),
                    Option.optional(
                            "patience",
                            OptionKind.WHOLE,
                            "3",
                            "Before that so many phases in a row go where little is known, though they promise as little."),
                    Option.optional(
                            "repeats",
                            OptionKind.WHOLE,
                            "3",
                            "How often the best set of parameters is measured at least when values differ from phase to "
                                    + "phase."),
                    Option.optional(
                            "start",
                            OptionKind.WHOLE,
                            "",
                            "Phases that are spread over all values at the start; without it 3, and 2 more for each "
                                    + "parameter, but at most half the budget."),
                    Option.optional(
                            "seed",
                            OptionKind.WHOLE,
                            "1",
                            "The same seed and the same values lead to the same phases.")),
            Option.optional(
                    "database",
                    OptionKind.WORD,
                    "",
                    "A file, such as `snapshot.json`, in which all phases are kept, to go on after an interrupt."));

    public static Plan read(Settings settings) {
        Space space = space(settings);
        return new Plan(space, goal(settings), limits(settings.section("algorithm"), space), settings.word("database"));
    }

    private static Space space(Settings settings) {
        List<Range> ranges = new ArrayList<>();
        for (Settings one : settings.sections("explore")) {
            String parameter = one.parameter("parameter");
            try {
                ranges.add(Range.of(parameter, one.number("min"), one.number("max"), one.number("step")));
            } catch (IllegalArgumentException e) {
                one.reject("max", String.valueOf(e.getMessage()), "");
            }
        }
        try {
            return new Space(ranges);
        } catch (IllegalArgumentException e) {
            if (settings.has("explore") && !ranges.isEmpty()) {
                settings.reject("explore", String.valueOf(e.getMessage()), "");
            }
            return Space.of(Range.of("none", 0, 1, 1));
        }
    }

    private static Goal goal(Settings settings) {
        String metric = settings.has("metric") ? settings.metric("metric") : "";
        Optional<Expression> least = settings.maybeExpression("minimize");
        Optional<Expression> most = settings.maybeExpression("maximize");
        if (least.isPresent() && most.isPresent()) {
            settings.reject("maximize", "must not be there beside minimize", "");
        }
        if (least.isEmpty() && most.isEmpty() && metric.isEmpty()) {
            settings.reject("metric", "must be there, or an expression to minimize or to maximize", "");
        }
        most.ifPresent(expression -> check(settings, "maximize", expression));
        least.ifPresent(expression -> check(settings, "minimize", expression));
        return new Goal(
                metric, average(settings), most.or(() -> least).orElse(Expression.parse(Goal.X)), most.isPresent());
    }

    private static Summarizer average(Settings settings) {
        boolean rejectOutliers = !settings.yes("outliers");
        try {
            return Averaging.of(settings.word("average"), rejectOutliers);
        } catch (IllegalArgumentException e) {
            settings.reject("average", Averaging.EXPECTED, "");
            return Averaging.of("mean", rejectOutliers);
        }
    }

    private static void check(Settings settings, String key, Expression expression) {
        Set<String> known = new LinkedHashSet<>(settings.declarations().metrics());
        if (settings.has("metric")) {
            known.add(Goal.X);
        }
        known.addAll(settings.declarations().parameters().keySet());
        for (String name : expression.names()) {
            boolean defined = settings.declarations().scope().find(name).isPresent();
            if (!known.contains(name) && !defined) {
                settings.reject(
                        key,
                        name + " is no metric, parameter or definition"
                                + (name.equals(Goal.X) ? "; x needs metric" : ""),
                        Suggestion.of(name, known));
            }
        }
    }

    private static Limits limits(Settings algorithm, Space space) {
        Limits usual = Limits.of(space, Limits.usualBudget(space), 1);
        int budget = algorithm.has("budget") ? (int) algorithm.whole("budget", 1, MOST_TRIALS) : usual.budget();
        int start = algorithm.has("start")
                ? (int) algorithm.whole("start", 1, MOST_TRIALS)
                : Limits.usualStart(space, budget);
        long seed = algorithm.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE);
        int patience = (int) algorithm.whole("patience", 0, MOST_TRIALS);
        int repeats = (int) algorithm.whole("repeats", 1, MOST_TRIALS);
        double minDistance = algorithm.number("minDistance");
        double tolerance = algorithm.number("tolerance");
        if (minDistance < 0) {
            algorithm.reject("minDistance", "must not be negative", "");
            return usual;
        }
        if (tolerance < 0 || tolerance >= 1) {
            algorithm.reject("tolerance", "must be from 0 to 1, such as 0.002", "");
            return usual;
        }
        return new Limits(budget, start, seed, minDistance, tolerance, patience, repeats);
    }
}
