package io.tidemark.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user of the closed model does between requests. */
final class PauseOptions {
    @Option(
            names = "--pause",
            paramLabel = "TIME",
            description =
                    "Between a user's requests. Default without a plan file: " + Defaults.PAUSE + "; none for size.")
    @Nullable
    String pause;

    @Option(
            names = "--pause-deviation",
            paramLabel = "TIME",
            description = "Pauses are normally distributed about --pause, never negative.")
    @Nullable
    String deviation;

    @Option(names = "--pause-from", paramLabel = "TIME", description = "Pauses lie evenly between this and --pause-to.")
    @Nullable
    String from;

    @Option(names = "--pause-to", paramLabel = "TIME", description = "See --pause-from.")
    @Nullable
    String to;

    @Option(
            names = "--pacing",
            paramLabel = "HOW",
            description = "from-response: the pause begins with the response (default). "
                    + "fixed-period: requests start one pause apart, whatever the response takes.")
    @Nullable
    String pacing;

    @Option(
            names = "--stagger",
            paramLabel = "TIME",
            description = "Spread the start of the users over this time instead of starting all at once.")
    @Nullable
    String stagger;

    boolean isGiven() {
        return pause != null || deviation != null || from != null || to != null;
    }

    void check(Findings findings) {
        findings.exclude("--pause", pause, "--pause-from", from);
        findings.exclude("--pause-deviation", deviation, "--pause-from", from);
        if ((from == null) != (to == null)) {
            findings.add(
                    from == null ? "--pause-to" : "--pause-from",
                    from == null ? to : from,
                    "needs " + (from == null ? "--pause-from" : "--pause-to"),
                    "");
        }
    }

    /**
     * @param legacy the pause that --interval and its companions ask for; none of our own is given then
     * @param useDefault true in the closed model without a plan file
     */
    void into(Overlay overlay, LegacyOptions legacy, boolean useDefault) {
        overlay.put("load.pacing", pacing, "--pacing");
        overlay.putSeconds("load.stagger", stagger, "--stagger");
        if (from != null && to != null) {
            overlay.putSeconds("load.pause.from", from, "--pause-from");
            overlay.putSeconds("load.pause.to", to, "--pause-to");
        } else if (deviation != null) {
            overlay.putSeconds("load.pause.mean", pause != null ? pause : Defaults.PAUSE, "--pause");
            overlay.putSeconds("load.pause.deviation", deviation, "--pause-deviation");
        } else if (pause != null) {
            overlay.putSeconds("load.pause", pause, "--pause");
        } else if (legacy.hasPause()) {
            legacy.pauseInto(overlay);
        } else if (useDefault) {
            overlay.put("load.pause", Defaults.PAUSE, "--pause");
        }
    }
}
