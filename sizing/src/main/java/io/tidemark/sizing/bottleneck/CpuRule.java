package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** All cores of the machine are in use. */
final class CpuRule implements Rule {
    /** Up to here a machine has CPU left. */
    static final double FREE = 0.8;
    /** From here on it is full: sampling and the pauses between requests hide the rest. */
    static final double FULL = 0.95;
    /** So full at least, the machine counts as busy for rules about a part of it. */
    static final double BUSY = 0.85;
    /** A target that uses less is not what keeps the machine busy. */
    static final double IDLE_TARGET_CORES = 0.1;

    static final double OTHERS_WEIGHT = 0.5;

    @Override
    public Finding judge(Picture picture) {
        Optional<Reading> cpu = picture.reading(Metric.HOST_CPU);
        if (cpu.isEmpty()) {
            return new Finding.NotKnown(Resource.CPU, "CPU of the machine");
        }
        Reading reading = cpu.get();
        double score = Finding.score(reading.atLimit(), FREE, FULL) * (isOfOthers(picture) ? OTHERS_WEIGHT : 1);
        return Finding.of(Resource.CPU, score, reading, sentence(picture, reading), evidence(picture));
    }

    /** A target that computes next to nothing may starve, but more likely waits for something else. */
    private static boolean isOfOthers(Picture picture) {
        return picture.reading(Metric.TARGET_CPU)
                .filter(target -> target.atLimit() < IDLE_TARGET_CORES)
                .isPresent();
    }

    private static String sentence(Picture picture, Reading reading) {
        return "CPU: the machine used " + Figures.percent(reading.atLimit()) + " of its CPU "
                + picture.loads().aroundWords() + Words.shareAgainst(picture, reading) + ".";
    }

    private static List<String> evidence(Picture picture) {
        List<String> evidence = new ArrayList<>();
        Optional<Reading> user = picture.reading(Metric.HOST_CPU_USER);
        Optional<Reading> system = picture.reading(Metric.HOST_CPU_SYSTEM);
        if (user.isPresent() && system.isPresent()) {
            evidence.add("Of the CPU, " + Figures.percent(user.get().atLimit()) + " went into programs and "
                    + Figures.percent(system.get().atLimit()) + " into the kernel.");
        }
        picture.reading(Metric.TARGET_CPU)
                .ifPresent(target -> evidence.add("The target used " + Figures.cores(target.atLimit())
                        + (isOfOthers(picture) ? ": what keeps the machine busy is something else." : ".")));
        picture.reading(Metric.HOST_RUN_QUEUE)
                .ifPresent(queue -> evidence.add(Figures.number(queue.atLimit()) + " threads ran or wanted to"
                        + Words.countAgainst(picture, queue)));
        OptionalDouble generator = picture.generatorCores();
        if (picture.evidence().host().sharesMachineWithGenerator() && generator.isPresent()) {
            evidence.add("The load generator used " + Figures.cores(generator.getAsDouble())
                    + " of the same machine: on one of its own the target would carry more.");
        }
        return evidence;
    }
}
