package io.tidemark.experiment.channel;

import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * How often something is tried.
 *
 * @param tries with the first
 * @param interval between them
 */
record Retry(long tries, Duration interval) {
    static final Retry NONE = new Retry(1, Duration.ZERO);

    private static final Retry USUAL = new Retry(10, Duration.ofSeconds(1));

    static final Option OPTION = Option.optional(
            "retry",
            OptionKind.TREE,
            "no",
            "Whether a request that failed is sent again: `yes`, `no`, or how.",
            Option.optional(
                    "tries", OptionKind.WHOLE, "10", "How often a request is sent at most, with the first time."),
            Option.optional("interval", OptionKind.DURATION, "1s", "How long to wait between the times."));

    static Retry read(Settings settings) {
        Optional<Value> written = settings.section().find("retry");
        if (written.isEmpty()) {
            return NONE;
        }
        if (written.get().isScalar()) {
            return settings.yes("retry") ? USUAL : NONE;
        }
        Settings how = settings.section("retry");
        return new Retry(how.whole("tries", 1, 1_000_000), how.duration("interval"));
    }
}
