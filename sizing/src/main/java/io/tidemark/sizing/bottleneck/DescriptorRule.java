package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.List;
import java.util.Optional;

/** The target has as many files and connections open as it may. */
final class DescriptorRule implements Rule {
    static final double FREE = 0.9;
    static final double FULL = 0.98;

    @Override
    public Finding judge(Picture picture) {
        Optional<Reading> used = picture.share(Metric.TARGET_DESCRIPTORS, Metric.TARGET_DESCRIPTOR_LIMIT);
        if (used.isEmpty()) {
            return new Finding.NotKnown(Resource.DESCRIPTORS, "descriptors");
        }
        Reading reading = used.get();
        String sentence = "Descriptors: the target's fullest process had " + Figures.percent(reading.atLimit()) + " of "
                + Figures.number(picture.highest(Metric.TARGET_DESCRIPTOR_LIMIT).orElse(0))
                + " open " + picture.loads().aroundWords() + Words.shareAgainst(picture, reading) + ".";
        return Finding.of(
                Resource.DESCRIPTORS,
                Finding.score(reading.atLimit(), FREE, FULL),
                reading,
                sentence,
                List.of("Raise the target's limit of open files, or let it close idle connections."));
    }
}
