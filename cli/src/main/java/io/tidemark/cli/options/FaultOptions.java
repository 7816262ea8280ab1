package io.tidemark.cli.options;

import io.tidemark.core.units.Percents;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.fault.Latency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes wrong on purpose from the start; PUT /faults switches it while running. */
final class FaultOptions {
    private static final int MAX_SEED = 999_999_999;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description =
                    "Hold answers back: 20ms, 10ms..50ms evenly, 20ms+-5ms normally distributed, or '20ms p99 200ms', a "
                            + "median and a long tail.")
    @Nullable
    String latency;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description =
                    "Work on N requests at the same time, each for its latency, while the others wait in line. Default: on "
                            + "all of them.")
    @Nullable
    String atOnce;

    @Option(
            names = "--errors",
            paramLabel = "SHARE",
            description = "Answer this share with an error, which changes nothing.")
    @Nullable
    String errors;

    @Option(
            names = "--error-status",
            paramLabel = "STATUS",
            description = "Of --errors. Default: " + FaultRule.DEFAULT_STATUS + ".")
    @Nullable
    String status;

    @Option(
            names = "--disconnects",
            paramLabel = "SHARE",
            description = "Close the connection of this share instead, which changes nothing.")
    @Nullable
    String disconnects;

    @Option(
            names = "--cancels",
            paramLabel = "SHARE",
            description = "Answer this share of reports of progress with a cancellation.")
    @Nullable
    String cancels;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn for these. Default: 1.")
    String seed = "1";

    FaultRule rule(Findings findings) {
        Latency hold = findings.parsed("--latency", latency, Latency::parse).orElse(Latency.NONE);
        int width = atOnce == null
                ? 0
                : findings.whole("--at-once", atOnce, 1, FaultRule.MAX_AT_ONCE).orElse(0);
        if (latency == null) {
            findings.requireOther("--at-once", atOnce, "--latency", "how long each takes");
        }
        double bad = share("--errors", errors, findings);
        int code = status == null
                ? FaultRule.DEFAULT_STATUS
                : findings.whole("--error-status", status, FaultRule.MIN_STATUS, FaultRule.MAX_STATUS)
                        .orElse(FaultRule.DEFAULT_STATUS);
        if (errors == null) {
            findings.requireOther("--error-status", status, "--errors", "how many");
        }
        double broken = share("--disconnects", disconnects, findings);
        double cancelled = share("--cancels", cancels, findings);
        if (bad + broken > 1) {
            findings.add("--errors", errors, "must be at most 100% together with --disconnects", "");
            return FaultRule.NONE;
        }
        return new FaultRule(hold, width, bad, code, broken, cancelled);
    }

    long seed(Findings findings) {
        return findings.whole("--seed", seed, 0, MAX_SEED).orElse(1);
    }

    private static double share(String flag, @Nullable String text, Findings findings) {
        Optional<Double> share = findings.parsed(flag, text, Percents::parse);
        return share.orElse(0.0);
    }
}
