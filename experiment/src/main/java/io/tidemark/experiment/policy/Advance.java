package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Expression;
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
                    "The status of a phase that timed out; with `OK` its values count."));

    static Advance read(Settings settings) {
        return new Advance(
                settings.expression("events"), settings.maybeDuration("timeout"), settings.word("timeout_status"));
    }

    long needed(Stage stage, Trace trace) {
        try {
            return (long) Math.ceil(events.number(stage.scope(trace)));
        } catch (IllegalArgumentException e) {
            stage.trouble("advance_condition.events", e);
            return 1;
        }
    }
}
