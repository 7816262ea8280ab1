package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.List;
import java.util.Optional;

/** One thread, or one core, does all it can while the others have little to do: more cores would not help. */
final class OneCoreRule implements Rule {
    static final double FREE = 0.85;
    static final double FULL = 0.97;
    /** A machine with more than this in use has no core that idles. */
    static final double OTHERS_BUSY = 0.8;
    /** A core can be full with several threads in turn: it says less than a thread does. */
    static final double CORE_WEIGHT = 0.8;
    /** With so many scheduling periods held back, the limit of the container is what stops the thread. */
    static final double HELD_BACK = 0.1;

    @Override
    public Finding judge(Picture picture) {
        Optional<Reading> thread = picture.reading(Metric.TARGET_BUSIEST_THREAD);
        Optional<Reading> core = picture.reading(Metric.HOST_BUSIEST_CORE);
        if (thread.isEmpty() && core.isEmpty()) {
            return new Finding.NotKnown(Resource.ONE_CORE, "the busiest thread and core");
        }
        Reading busiest = thread.or(() -> core).orElseThrow();
        String sentence = sentence(picture, busiest, thread.isPresent());
        if (isAbove(picture, Metric.HOST_CPU, OTHERS_BUSY) || isAbove(picture, Metric.TARGET_THROTTLED, HELD_BACK)) {
            return new Finding.RuledOut(Resource.ONE_CORE, 0, sentence);
        }
        double score = Finding.score(busiest.atLimit(), FREE, FULL) * (thread.isPresent() ? 1 : CORE_WEIGHT);
        return Finding.of(Resource.ONE_CORE, score, busiest, sentence, evidence(picture));
    }

    private static boolean isAbove(Picture picture, Metric metric, double share) {
        return picture.reading(metric)
                .filter(reading -> reading.atLimit() > share)
                .isPresent();
    }

    private static String sentence(Picture picture, Reading busiest, boolean thread) {
        String machine = picture.reading(Metric.HOST_CPU)
                .map(cpu -> ", while the machine as a whole used " + Figures.percent(cpu.atLimit()) + " of its CPU")
                .orElse("");
        return "One core: the busiest " + (thread ? "thread of the target" : "core") + " worked "
                + Figures.percent(busiest.atLimit()) + " of the time "
                + picture.loads().aroundWords() + Words.shareAgainst(picture, busiest) + machine + ".";
    }

    private static List<String> evidence(Picture picture) {
        return picture.reading(Metric.TARGET_CPU)
                .map(cpu -> List.of("The target used " + Figures.cores(cpu.atLimit()) + " in all."))
                .orElse(List.of());
    }
}
