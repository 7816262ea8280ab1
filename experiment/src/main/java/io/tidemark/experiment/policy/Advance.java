package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/** When a phase is over: after how many events, and after what time at the latest. */
record Advance(Expression events, Optional<Duration> timeout, String timeoutStatus) {
    static final Option OPTION = Option.optional(
            "advance_condition",
            OptionKind.SECTION,
            "",
            "When a phase is over.",
            Option.optional(
                    "events",
                    OptionKind.EXPRESSION,
                    "1",
                    "After so many `advance` events: an expression over definitions and parameters."),
            Option.optional(
                    "timeout", OptionKind.DURATION, "", "After this time at the latest, with `timeout_status`."),
            Option.optional(
                    "timeout_status",
                    OptionKind.WORD,
                    "TIMEOUT",
                    "The status of a phase that timed out; `OK` makes it a way to end like any other."));

    static Advance read(Settings settings) {
        return new Advance(events(settings), settings.maybeDuration("timeout"), settings.word("timeout_status"));
    }

    /** Also of {@code events: ""}, as the driver's document writes it. */
    private static Expression events(Settings settings) {
        boolean blank = settings.maybeWord("events").filter(String::isBlank).isPresent();
        return blank ? Expression.parse("1") : settings.expression("events");
    }

    long needed(Stage stage, Trace trace) {
        return needed(stage, "advance_condition.events", events, stage.scope(trace));
    }

    /** How many events an expression asks for; 1, and trouble, when it has no value. */
    static long needed(Stage stage, String key, Expression events, Scope scope) {
        try {
            return (long) Math.ceil(events.number(scope));
        } catch (IllegalArgumentException e) {
            stage.trouble(key, e);
            return 1;
        }
    }
}
