package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.expression.TimeSpan;
import io.tidemark.experiment.macro.Template;
import java.time.Duration;
import java.util.Optional;

/** A duration that may depend on the phase. */
public record Span(String key, Template template) {
    /** Empty when it is not written. */
    public static Optional<Span> read(Settings settings, String key) {
        Optional<Span> span = settings.maybeText(key).map(text -> new Span(key, text));
        if (span.isPresent() && span.get().template().names().isEmpty()) {
            try {
                var _ = span.get().duration(Scope.EMPTY);
            } catch (IllegalArgumentException _) {
                settings.reject(key, TimeSpan.EXPECTED, "");
            }
        }
        return span;
    }

    public Duration duration(Scope scope) {
        String text = template.render(scope);
        try {
            return TimeSpan.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + text + " " + e.getMessage(), e);
        }
    }
}
