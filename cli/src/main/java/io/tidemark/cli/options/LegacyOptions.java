package io.tidemark.cli.options;

import io.tidemark.cli.run.RunSettings.LegacyFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of maarathon-dos that Tidemark calls by another name or has no other use for. Any one of them turns that
 * tool's rules on: every status is a response, a request has 5 s, and the run ends when the service stops answering.
 */
final class LegacyOptions {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_BUCKETS = 10_000;

    @Option(names = "--pool-size", paramLabel = "N", description = "As --users.")
    @Nullable
    String poolSize;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "As --pause: from a response to the user's next request.")
    @Nullable
    String interval;

    @Option(names = "--randomize", description = "Intervals are normally distributed about --interval.")
    boolean randomize;

    @Option(
            names = "--stddev",
            paramLabel = "SECONDS",
            description = "Of --randomize. Default: " + Defaults.LEGACY_DEVIATION + ".")
    @Nullable
    String deviation;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Of a URL without one.")
    @Nullable
    String port;

    @Option(names = "--endpoint", paramLabel = "PATH", description = "Of a URL without one. Default: /.")
    @Nullable
    String endpoint;

    @Option(names = "--insecure", description = "Plain HTTP. A URL without a scheme is plain HTTP anyway.")
    boolean insecure;

    @Option(
            names = "--workdir",
            paramLabel = "DIR",
            description =
                    "Write stress-test.csv and stress-test-buckets.csv there, and the run in a directory below it.")
    @Nullable
    String workdir;

    @Option(
            names = {"-b", "--buckets"},
            paramLabel = "N",
            description = "Rows of stress-test-buckets.csv. Default: " + Defaults.LEGACY_BUCKETS + ".")
    @Nullable
    String buckets;

    boolean isOn() {
        return poolSize != null
                || interval != null
                || randomize
                || deviation != null
                || port != null
                || endpoint != null
                || insecure
                || workdir != null
                || buckets != null;
    }

    boolean hasPause() {
        return interval != null || randomize;
    }

    void check(Findings findings, LoadOptions load, PauseOptions pause, boolean planFile) {
        if (planFile) {
            if (isOn()) {
                findings.add(
                        "options of maarathon-dos",
                        null,
                        "cannot be together with a plan file",
                        "the plan says it all");
            }
            return;
        }
        findings.exclude("--pool-size", poolSize, "--users", load.users);
        findings.exclude("--pool-size", poolSize, "--rate", load.rate);
        findings.exclude("--interval", interval, "--pause", pause.pause);
        findings.exclude("--interval", interval, "--pause-from", pause.from);
        findings.exclude("--randomize", randomize, "--pause-deviation", pause.deviation);
        if (port != null && !isPort(port)) {
            findings.add("--port", port, "must be a whole number from 1 to " + MAX_PORT, "");
        }
    }

    static boolean isPort(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= MAX_PORT;
    }

    /** {@code --stddev} alone means nothing; the original took it silently. */
    boolean isDeviationUnused() {
        return deviation != null && !randomize;
    }

    void pauseInto(Overlay overlay) {
        String mean = interval == null ? Defaults.PAUSE : interval;
        if (randomize) {
            overlay.putSeconds("load.pause.mean", mean, "--interval");
            overlay.putSeconds(
                    "load.pause.deviation", deviation == null ? Defaults.LEGACY_DEVIATION : deviation, "--stddev");
        } else {
            overlay.putSeconds("load.pause", mean, "--interval");
        }
    }

    /** The two files, when any option of this group was given. */
    Optional<LegacyFiles> files(Path directory, Findings findings) {
        if (!isOn()) {
            return Optional.empty();
        }
        int rows = findings.whole("--buckets", buckets == null ? Defaults.LEGACY_BUCKETS : buckets, 1, MAX_BUCKETS)
                .orElse(1);
        return Optional.of(new LegacyFiles(
                Optional.ofNullable(workdir).map(text -> findings.path("--workdir", text, directory)), rows));
    }
}
