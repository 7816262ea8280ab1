package io.tidemark.sizing.bottleneck;

import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.List;
import java.util.Optional;

/** Connections fail before requests do. A symptom of much else, so it never outweighs a plain cause. */
final class ConnectionRule implements Rule {
    /** Of the bad requests, this many failed to connect or lost their connection. */
    static final double MOST_OF_BAD = 0.5;
    /** Connections dropped per second by a listen queue that is full. */
    static final double DROPS = 0.5;

    static final double FAILED_SCORE = 0.7;
    static final double DROPPED_SCORE = 0.6;
    static final double BOTH_SCORE = 0.8;

    @Override
    public Finding judge(Picture picture) {
        Counts counts = picture.countsAround();
        Optional<Reading> drops = picture.reading(Metric.HOST_LISTEN_DROPS);
        if (counts.planned() == 0 && drops.isEmpty()) {
            return new Finding.NotKnown(Resource.CONNECTIONS, "connections");
        }
        long failed = counts.count(Outcome.REFUSED) + counts.count(Outcome.RESET);
        String sentence = sentence(picture, counts, failed, drops);
        if (picture.evidence().targetDied()) {
            return new Finding.RuledOut(Resource.CONNECTIONS, 0, sentence + " The target had ended.");
        }
        boolean fail = counts.bad() > 0
                && failed >= MOST_OF_BAD * counts.bad()
                && counts.bad() > picture.evidence().settings().tolerance() * counts.planned();
        boolean drop = drops.filter(reading -> reading.atLimit() >= DROPS).isPresent();
        if (!fail && !drop) {
            return new Finding.RuledOut(Resource.CONNECTIONS, 0, sentence);
        }
        double score = fail && drop ? BOTH_SCORE : fail ? FAILED_SCORE : DROPPED_SCORE;
        return new Finding.Suspect(
                Resource.CONNECTIONS,
                score,
                sentence,
                drops,
                List.of(
                        "The target's listen backlog, its most connections, or a proxy before it are the usual causes."));
    }

    private static String sentence(Picture picture, Counts counts, long failed, Optional<Reading> drops) {
        String dropped = drops.map(reading ->
                        "; listen queues dropped " + Figures.number(reading.atLimit()) + " connections per second")
                .orElse("");
        return "Connections: " + Figures.count(failed) + " of " + Figures.count(counts.bad())
                + " bad requests were refused or lost their connection "
                + picture.loads().aroundWords() + dropped + ".";
    }
}
