package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The network is full. Cards of EC2 count what they held up for want of an allowance. Elsewhere, how fast a link is cannot
 * be seen from the machine; it is known for the machine types that have a price. For others only what was moved can be
 * told.
 */
final class NetworkRule implements Rule {
    static final double FREE = 0.7;
    static final double FULL = 0.95;
    /** What a type may move for good is less than it may move for a while: being at it is no proof. */
    static final double TYPE_WEIGHT = 0.85;
    /** A card that held nothing up moved what it moved without trouble, however much that was. */
    static final double UNHINDERED_WEIGHT = 0.4;
    /** Packets held up, for each request: a few come of short bursts and hurt nobody. */
    static final double FEW = 0.01;

    static final double MANY = 0.1;

    @Override
    public Finding judge(Picture picture) {
        Optional<Allowance.Exceeded> exceeded =
                Allowance.most(picture).filter(most -> most.packets().atLimit() > 0);
        double load = picture.loads().aroundMean(seen -> seen.trial().load());
        if (exceeded.isPresent() && load > 0) {
            Reading packets = exceeded.get().packets();
            double score = Finding.score(packets.atLimit() / load, FEW, MANY);
            if (score >= Finding.LEAST_SCORE) {
                String sentence = "Network: " + exceeded.get().sentence(picture);
                return Finding.of(Resource.NETWORK, score, packets, sentence, evidence(picture));
            }
        }
        return ofWhatMoved(picture, exceeded);
    }

    private static Finding ofWhatMoved(Picture picture, Optional<Allowance.Exceeded> exceeded) {
        Optional<Reading> moved = picture.reading(sample -> {
            OptionalDouble in = first(sample.value(Metric.HOST_NETWORK_IN), sample.value(Metric.TARGET_NETWORK_IN));
            OptionalDouble out = first(sample.value(Metric.HOST_NETWORK_OUT), sample.value(Metric.TARGET_NETWORK_OUT));
            return in.isEmpty() && out.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.max(in.orElse(0), out.orElse(0)));
        });
        if (moved.isEmpty()) {
            return new Finding.NotKnown(Resource.NETWORK, "network");
        }
        String figure = Figures.bits(moved.get().atLimit()) + " in the busier direction "
                + picture.loads().aroundWords();
        String few = exceeded.map(most -> " A few packets were held up: " + most.sentence(picture))
                .orElse("");
        return picture.type()
                .map(known -> ofType(picture, known, moved.get(), figure, few))
                .orElseGet(() -> new Finding.NotKnown(
                        Resource.NETWORK, "network (it moved " + figure + "; how fast the link is, is not known)"));
    }

    private static Finding ofType(Picture picture, MachineType type, Reading moved, String figure, String few) {
        double link = type.networkGigabits() * 1e9 / 8;
        Reading share = new Reading(
                moved.atLimit() / link,
                moved.atLowLoad().isPresent()
                        ? OptionalDouble.of(moved.atLowLoad().getAsDouble() / link)
                        : OptionalDouble.empty(),
                moved.seconds());
        boolean unhindered = Allowance.wereAllEnough(picture);
        String sentence = "Network: it moved " + figure + ", " + Figures.percent(share.atLimit()) + " of what a "
                + type.name() + " may move for good"
                + (unhindered ? ", and no packet was held up for want of an allowance." : ".") + few;
        return Finding.of(
                Resource.NETWORK,
                Finding.score(share.atLimit(), FREE, FULL) * (unhindered ? UNHINDERED_WEIGHT : TYPE_WEIGHT),
                share,
                sentence,
                evidence(picture));
    }

    private static List<String> evidence(Picture picture) {
        List<String> evidence = new ArrayList<>();
        evidence.add("A type may move more than that for a while, as credits allow.");
        if (picture.evidence().host().kind().equals("docker")) {
            evidence.add("Here it is an emulation: nothing held the network of this machine back.");
        }
        picture.reading(Metric.HOST_TCP_RETRANSMITS)
                .ifPresent(again -> evidence.add(Figures.number(again.atLimit())
                        + " TCP segments were sent again per second" + Words.countAgainst(picture, again)));
        return evidence;
    }

    private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() ? one : other;
    }
}
