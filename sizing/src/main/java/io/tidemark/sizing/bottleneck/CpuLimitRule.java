package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The target may use a part of the machine's CPU only, and has used that up. */
final class CpuLimitRule implements Rule {
    static final double FREE = 0.8;
    static final double FULL = 0.95;
    /** Held back in fewer scheduling periods than this, bursts hit the limit, not the work as a whole. */
    static final double HELD_BACK_SOMETIMES = 0.3;

    static final double HELD_BACK_OFTEN = 0.8;
    /** Below this share of periods nothing held the target back at all. */
    static final double HELD_BACK_NEVER = 0.05;
    /** Being held back while so much of the limit is unused comes from many threads at once; it weighs less. */
    static final double BURSTS_WEIGHT = 0.7;

    static final double BURSTS_BELOW = 0.6;

    @Override
    public Finding judge(Picture picture) {
        Optional<Reading> used = picture.share(Metric.TARGET_CPU, Metric.TARGET_CPU_LIMIT);
        if (used.isEmpty()) {
            return new Finding.NotKnown(Resource.CPU_LIMIT, "a CPU limit");
        }
        Optional<Reading> held = picture.reading(Metric.TARGET_THROTTLED);
        double share = used.get().atLimit();
        double heldBack = held.map(Reading::atLimit).orElse(0.0);
        if (heldBack < HELD_BACK_NEVER && isMachineBusy(picture)) {
            return new Finding.RuledOut(
                    Resource.CPU_LIMIT,
                    0,
                    "CPU limit: nothing held " + Words.target(picture) + " back before the machine itself was full.");
        }
        double often = Finding.score(heldBack, HELD_BACK_SOMETIMES, HELD_BACK_OFTEN)
                * (share < BURSTS_BELOW ? BURSTS_WEIGHT : 1);
        double score = Math.max(Finding.score(share, FREE, FULL), often);
        return Finding.of(Resource.CPU_LIMIT, score, used.get(), sentence(picture, used.get(), held), List.of());
    }

    private static boolean isMachineBusy(Picture picture) {
        return picture.reading(Metric.HOST_CPU)
                .filter(cpu -> cpu.atLimit() >= CpuRule.BUSY)
                .isPresent();
    }

    private static String sentence(Picture picture, Reading used, Optional<Reading> held) {
        double limit =
                picture.reading(Metric.TARGET_CPU_LIMIT).map(Reading::atLimit).orElse(0.0);
        return "CPU: " + Words.target(picture) + " used " + Figures.percent(used.atLimit()) + " of its "
                + Figures.cores(limit) + " " + picture.loads().aroundWords()
                + held.map(reading -> " and was held back in " + Figures.percent(reading.atLimit())
                                + " of scheduling periods")
                        .orElse("")
                + low(picture, used, held) + ".";
    }

    private static String low(Picture picture, Reading used, Optional<Reading> held) {
        OptionalDouble lowHeld = held.map(Reading::atLowLoad).orElse(OptionalDouble.empty());
        if (used.atLowLoad().isEmpty()) {
            return "";
        }
        return ", against " + Figures.percent(used.atLowLoad().getAsDouble())
                + (lowHeld.isPresent() ? " and " + Figures.percent(lowHeld.getAsDouble()) : "") + " "
                + picture.loads().lowWords();
    }
}
