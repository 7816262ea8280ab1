package io.tidemark.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many bad requests a run may have. */
final class ToleranceOptions {
    @Option(names = "--tolerance", paramLabel = "SHARE", description = "Of bad requests, at most. Default: 5%%.")
    @Nullable
    String share;

    @Option(
            names = "--tolerance-of",
            paramLabel = "WHAT",
            description = "total: bad / all (default). ok: bad / good, as Molotov counts.")
    @Nullable
    String of;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description = "A response that takes longer, counted from its intended start, is bad. Needs its unit.")
    @Nullable
    String latency;

    @Option(
            names = "--abort",
            negatable = true,
            description = "End the run as soon as the tolerance is exceeded. On with options of maarathon-dos.")
    @Nullable
    Boolean abort;

    void into(Overlay overlay, boolean legacy) {
        overlay.put("tolerance.bad", share, "--tolerance");
        overlay.put("tolerance.of", of, "--tolerance-of");
        overlay.put("tolerance.latency", latency, "--latency");
        if (abort != null) {
            overlay.put("tolerance.abort", abort.toString(), "--abort");
        } else {
            overlay.putIf(legacy, "tolerance.abort", "true", "--abort");
        }
    }
}
