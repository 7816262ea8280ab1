package io.tidemark.experiment.policy;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a policy, as it is described.
 *
 * @param points what it sets, phase by phase, without what expressions say
 * @param defaults the values that parameters have where none is set
 * @param tasks triggers by when they are fired
 * @param events filters by what they are for
 */
record Step(
        String name,
        List<Values> values,
        List<Map<String, Object>> points,
        Map<String, Object> defaults,
        Map<String, String> tasks,
        Map<String, EventFilter> events,
        int endEvents,
        Duration linger,
        Advance advance) {
    static final String START = "start";
    static final String END = "end";
    static final String FAIL = "fail";
    static final String ADVANCE = "advance";
    static final String PRE_VALUE = "pre_value";
    static final String POST_VALUE = "post_value";

    static final Option[] OPTIONS = {
        Option.optional("name", OptionKind.WORD, "", "For people."),
        Option.required(
                "values", OptionKind.SECTIONS, "The parameters that it sets.", Values.OPTIONS.toArray(Option[]::new)),
        Option.optional(
                "tasks",
                OptionKind.SECTION,
                "",
                "Which triggers of tasks it fires.",
                Option.optional(START, OptionKind.TRIGGER, "", "Before the step."),
                Option.optional(END, OptionKind.TRIGGER, "", "After the step."),
                Option.optional(PRE_VALUE, OptionKind.TRIGGER, "", "Before the parameters of a phase are set."),
                Option.optional(POST_VALUE, OptionKind.TRIGGER, "intertest", "After a phase, before the next one.")),
        Option.optional(
                "events",
                OptionKind.SECTION,
                "",
                "What it waits for.",
                Option.optional(START, OptionKind.FILTER, "", "Before the step, in any phase."),
                Option.optional(END, OptionKind.FILTER, "", "To end the step, whatever values are left."),
                Option.optional(FAIL, OptionKind.FILTER, "", "To end the step as failed."),
                Option.optional(ADVANCE, OptionKind.FILTER, "", "To go on to the next values.")),
        Option.optional(
                "end_condition",
                OptionKind.SECTION,
                "",
                "When the step is over.",
                Option.optional("events", OptionKind.WHOLE, "1", "After so many `end` or `fail` events."),
                Option.optional(
                        "linger", OptionKind.DURATION, "0", "How long the last phase goes on after the step's end.")),
        Advance.OPTION
    };

    static Step read(Settings settings) {
        List<Values> values = new ArrayList<>();
        settings.sections("values").forEach(one -> values.add(Values.read(one)));
        Map<String, String> tasks = new LinkedHashMap<>();
        for (String when : List.of(START, END, PRE_VALUE, POST_VALUE)) {
            settings.section("tasks").maybeWord(when).ifPresent(trigger -> tasks.put(when, trigger));
        }
        Map<String, EventFilter> events = new LinkedHashMap<>();
        for (String what : List.of(START, END, FAIL, ADVANCE)) {
            settings.section("events").maybeFilter(what).ifPresent(filter -> events.put(what, filter));
        }
        Settings end = settings.section("end_condition");
        return new Step(
                settings.word("name"),
                values,
                points(settings, values),
                settings.declarations().parameters(),
                tasks,
                events,
                (int) end.whole("events", 1, Integer.MAX_VALUE),
                end.duration("linger"),
                Advance.read(settings.section(Advance.OPTION.name())));
    }

    private static List<Map<String, Object>> points(Settings settings, List<Values> values) {
        long size = 1;
        for (Values one : values) {
            size *= Math.max(1, one.list().size());
            if (size > Range.MAX_VALUES) {
                settings.reject("values", "must have at most " + Range.MAX_VALUES + " combinations", "");
                return List.of();
            }
        }
        return Values.product(values);
    }

    /**
     * All that a phase sets.
     *
     * @param others what else names stand for
     * @throws IllegalArgumentException when an expression has no value
     */
    Map<String, Object> complete(Map<String, Object> point, Scope others) {
        return Values.complete(values, point, others.orElse(Scope.of(defaults)));
    }

    /** What can be said of its phases before they begin: expressions may depend on what comes before. */
    List<Map<String, Object>> outline() {
        List<Map<String, Object>> outline = new ArrayList<>();
        for (Map<String, Object> point : points) {
            try {
                outline.add(complete(point, Scope.EMPTY));
            } catch (IllegalArgumentException _) {
                outline.add(point);
            }
        }
        return outline;
    }
}
