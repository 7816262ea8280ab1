package io.tidemark.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much load, in which shape, for how long. */
final class LoadOptions {
    @Option(
            names = {"-u", "--users"},
            paramLabel = "N",
            description = "Closed model: N users, each waiting for its response. Default without --rate: "
                    + Defaults.USERS + ".")
    @Nullable
    String users;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Open model: arrivals such as 200/s or 90/m, whatever the service does.")
    @Nullable
    String rate;

    @Option(names = "--poisson", description = "Random arrivals (open model): at the rate on average.")
    boolean poisson;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            description = "How long at the full level; a bare number is seconds. Default: " + Defaults.DURATION + ".")
    @Nullable
    String duration;

    @Option(
            names = "--ramp",
            paramLabel = "TIME",
            description = "Climb from nothing to the level first. Counts as warm-up when --warm-up is given.")
    @Nullable
    String ramp;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            description = "Then hold the level this long without counting it in the results.")
    @Nullable
    String warmUp;

    @Option(names = "--seed", paramLabel = "N", description = "Of all random draws; the same seed gives the same run.")
    @Nullable
    String seed;

    void check(Findings findings, boolean planFile) {
        findings.exclude("--users", users, "--rate", rate);
        if (poisson && rate == null && !planFile) {
            findings.add("--poisson", null, "is for the open model", "add --rate");
        }
        if (planFile && (ramp != null || warmUp != null)) {
            findings.add(
                    ramp != null ? "--ramp" : "--warm-up",
                    ramp != null ? ramp : warmUp,
                    "cannot be together with a plan file",
                    "write it as a phase of the plan's load");
        }
    }

    /** Over a file only what was given; without one also the defaults, and phases when there are several. */
    void into(Overlay overlay, LegacyOptions legacy, boolean planFile) {
        overlay.put("load.seed", seed, "--seed");
        overlay.putIf(poisson, "load.arrivals", "poisson", "--poisson");
        if (planFile) {
            overlay.put("load.users", users, "--users");
            overlay.put("load.rate", rate, "--rate");
            overlay.putSeconds("load.duration", duration, "--duration");
        } else {
            phases(overlay, level(legacy), duration != null ? duration : Defaults.DURATION);
        }
    }

    boolean isOpen() {
        return rate != null;
    }

    private LevelText level(LegacyOptions legacy) {
        if (rate != null) {
            return LevelText.rate(rate);
        }
        return users == null && legacy.poolSize != null
                ? LevelText.users(legacy.poolSize, "--pool-size")
                : LevelText.users(users == null ? Defaults.USERS : users, "--users");
    }

    private void phases(Overlay overlay, LevelText level, String time) {
        if (ramp == null && warmUp == null) {
            overlay.put("load." + level.key(), level.text(), level.flag());
            overlay.putSeconds("load.duration", time, "--duration");
            return;
        }
        int number = 0;
        if (ramp != null) {
            phase(overlay, number++, "ramp", level.orHarmless().ramp(), ramp, "--ramp");
        }
        if (warmUp != null) {
            phase(overlay, number++, "warm-up", level.orHarmless(), warmUp, "--warm-up");
            for (int i = 0; i < number; i++) {
                overlay.put("load.phases[" + i + "].warm-up", "true", "--warm-up");
            }
        }
        phase(overlay, number, "main", level, time, "--duration");
    }

    private static void phase(Overlay overlay, int number, String name, LevelText level, String time, String timeFlag) {
        String path = "load.phases[" + number + "].";
        overlay.put(path + "name", name, timeFlag);
        overlay.put(path + level.key(), level.text(), level.flag());
        overlay.putSeconds(path + "for", time, timeFlag);
    }
}
