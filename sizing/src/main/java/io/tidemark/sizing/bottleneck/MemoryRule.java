package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Memory is full, or something was killed because it was. */
final class MemoryRule implements Rule {
    static final double FREE = 0.85;
    static final double FULL = 0.97;
    /** When the target ended by itself with so much of its memory in use, that is why. */
    static final double DEADLY = 0.9;
    /** Full memory need not slow anything down, other than a killed process: at most this much can be said. */
    static final double FULL_WEIGHT = 0.9;
    /** Memory that is as full at low load is a cache or a heap of fixed size. */
    static final double STANDING_WEIGHT = 0.6;
    /** Samples at either end of the run that show how memory grew. */
    static final int ENDS = 5;

    @Override
    public Finding judge(Picture picture) {
        boolean limited =
                picture.share(Metric.TARGET_MEMORY, Metric.TARGET_MEMORY_LIMIT).isPresent();
        Metric part = limited ? Metric.TARGET_MEMORY : Metric.HOST_MEMORY_USED;
        Metric whole = limited ? Metric.TARGET_MEMORY_LIMIT : Metric.HOST_MEMORY_TOTAL;
        Optional<Reading> used = picture.share(part, whole);
        OptionalDouble kills = kills(picture);
        if (used.isEmpty() && kills.orElse(0) == 0) {
            return new Finding.NotKnown(Resource.MEMORY, "memory");
        }
        if (kills.orElse(0) > 0) {
            return killed(picture, kills.getAsDouble(), used, part, whole);
        }
        Reading reading = used.orElseThrow();
        String sentence = sentence(picture, part, whole, reading);
        if (picture.evidence().targetDied() && highestShare(picture, part, whole) >= DEADLY) {
            return new Finding.Suspect(
                    Resource.MEMORY,
                    1,
                    "Memory: the target ended by itself with " + Figures.percent(highestShare(picture, part, whole))
                            + " of its memory in use.",
                    used,
                    List.of(sentence));
        }
        double weight = reading.standsStill() ? STANDING_WEIGHT : FULL_WEIGHT;
        return Finding.of(
                Resource.MEMORY, Finding.score(reading.atLimit(), FREE, FULL) * weight, reading, sentence, List.of());
    }

    private static Finding killed(Picture picture, double kills, Optional<Reading> used, Metric part, Metric whole) {
        List<String> evidence = new ArrayList<>();
        used.ifPresent(reading -> evidence.add(sentence(picture, part, whole, reading)));
        return new Finding.Suspect(
                Resource.MEMORY,
                1,
                "Memory: the kernel killed " + (kills == 1 ? "a process" : Figures.number(kills) + " processes")
                        + " for want of memory" + (picture.evidence().targetDied() ? ", and the target ended" : "")
                        + ".",
                used,
                evidence);
    }

    /** The target's own count where there is one: on a machine others may be killed too. */
    private static OptionalDouble kills(Picture picture) {
        OptionalDouble target = picture.highest(Metric.TARGET_OOM_KILLS);
        return target.isPresent() ? target : picture.highest(Metric.HOST_OOM_KILLS);
    }

    private static double highestShare(Picture picture, Metric part, Metric whole) {
        double limit = picture.highest(whole).orElse(0);
        return limit == 0 ? 0 : picture.highest(part).orElse(0) / limit;
    }

    private static String sentence(Picture picture, Metric part, Metric whole, Reading reading) {
        String grew = picture.drift(part, ENDS)
                .map(drift -> ", from " + Figures.bytes(drift.first()) + " at the start of the run to "
                        + Figures.bytes(drift.last()) + " at its end")
                .orElse("");
        return "Memory: " + Figures.percent(reading.atLimit()) + " of "
                + Figures.bytes(picture.highest(whole).orElse(0)) + " in use "
                + picture.loads().aroundWords() + grew + ".";
    }
}
