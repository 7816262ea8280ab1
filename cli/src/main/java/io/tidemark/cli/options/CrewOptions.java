package io.tidemark.cli.options;

import io.tidemark.swarm.live.MissingPolicy;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a swarm deals with its workers. */
final class CrewOptions {
    private static final int MAX_WORKERS = 1_000;

    @Option(
            names = {"--expect-workers", "--expect-slaves"},
            paramLabel = "N",
            description = "Send nothing unless so many workers are there. Says --workers too, when that is not given.")
    @Nullable
    String expected;

    @Option(
            names = "--missing",
            paramLabel = "respread|hold",
            description =
                    "What becomes of the share of a worker that falls silent: the others take it over, or it waits for "
                            + "the worker. Default: respread.")
    String missing = "respread";

    MissingPolicy policy(Findings findings) {
        return switch (missing.toLowerCase(Locale.ROOT)) {
            case "respread" -> MissingPolicy.RESPREAD;
            case "hold" -> MissingPolicy.HOLD;
            default -> {
                findings.add("--missing", missing, "must be respread or hold", "");
                yield MissingPolicy.RESPREAD;
            }
        };
    }

    /** 0 when nothing is expected. Fills in the number of workers when that is not given. */
    int expected(OutputOptions output, Findings findings) {
        if (expected == null) {
            return 0;
        }
        OptionalInt number = findings.whole("--expect-workers", expected, 1, MAX_WORKERS);
        if (output.workers == null) {
            // A mistake is told once.
            output.workers = number.isPresent() ? expected : Defaults.WORKERS;
        } else if (number.isPresent()
                && output.workers.matches("\\d{1,9}")
                && number.getAsInt() > Integer.parseInt(output.workers)) {
            findings.add("--expect-workers", expected, "must not be more than --workers", "");
        }
        return number.orElse(0);
    }
}
