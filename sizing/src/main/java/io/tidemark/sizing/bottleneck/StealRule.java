package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.Metric;
import java.util.List;
import java.util.Optional;

/** The hypervisor gives CPU to others: burst credits are used up, or a neighbour is busy. */
final class StealRule implements Rule {
    static final double LITTLE = 0.03;
    static final double MUCH = 0.15;
    /** Together with the CPU in use; below, the machine had CPU left that nobody took. */
    static final double NOTHING_LEFT = 0.8;

    static final double LEFT_WEIGHT = 0.4;

    @Override
    public Finding judge(Picture picture) {
        Optional<Reading> steal = picture.reading(Metric.HOST_CPU_STEAL);
        if (steal.isEmpty()) {
            return new Finding.NotKnown(Resource.STEAL, "CPU stolen by the hypervisor");
        }
        Reading reading = steal.get();
        double used = picture.reading(Metric.HOST_CPU).map(Reading::atLimit).orElse(0.0);
        double weight = used + reading.atLimit() >= NOTHING_LEFT ? 1 : LEFT_WEIGHT;
        String sentence = "Stolen CPU: the hypervisor gave " + Figures.percent(reading.atLimit())
                + " of the machine's CPU to others " + picture.loads().aroundWords()
                + Words.shareAgainst(picture, reading) + ".";
        return Finding.of(
                Resource.STEAL,
                Finding.score(reading.atLimit(), LITTLE, MUCH) * weight,
                reading,
                sentence,
                List.of(cause(picture, used)));
    }

    private static String cause(Picture picture, double used) {
        return picture.type()
                .filter(MachineType::isBurstable)
                .map(type -> "A " + type.name() + " has "
                        + Figures.percent(type.baselineShare().orElse(1)) + " of its CPU for good and more only as"
                        + " long as it has CPU credits: with " + Figures.percent(used)
                        + " in use, they may be used up.")
                .orElse("With " + Figures.percent(used) + " of the CPU in use, burst credits that are used up or a busy"
                        + " neighbour are the usual causes.");
    }
}
