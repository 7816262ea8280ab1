package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import io.tidemark.sizing.price.PriceTable;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The network is full. How fast a link is cannot be seen from the machine; it is known for the machine types that have a
 * price. For others only what was moved can be told.
 */
final class NetworkRule implements Rule {
    static final double FREE = 0.7;
    static final double FULL = 0.95;
    /** What a type may move for good is less than it may move for a while: being at it is no proof. */
    static final double TYPE_WEIGHT = 0.85;

    @Override
    public Finding judge(Picture picture) {
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
        Optional<MachineType> type = picture.evidence().host().type().flatMap(NetworkRule::known);
        String figure = Figures.bits(moved.get().atLimit()) + " in the busier direction "
                + picture.loads().aroundWords();
        return type.map(known -> ofType(picture, known, moved.get(), figure))
                .orElseGet(() -> new Finding.NotKnown(
                        Resource.NETWORK, "network (it moved " + figure + "; how fast the link is, is not known)"));
    }

    private static Finding ofType(Picture picture, MachineType type, Reading moved, String figure) {
        double link = type.networkGigabits() * 1e9 / 8;
        Reading share = new Reading(
                moved.atLimit() / link,
                moved.atLowLoad().isPresent()
                        ? OptionalDouble.of(moved.atLowLoad().getAsDouble() / link)
                        : OptionalDouble.empty(),
                moved.seconds());
        String sentence = "Network: it moved " + figure + ", " + Figures.percent(share.atLimit()) + " of what a "
                + type.name() + " may move for good.";
        return Finding.of(
                Resource.NETWORK,
                Finding.score(share.atLimit(), FREE, FULL) * TYPE_WEIGHT,
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

    private static Optional<MachineType> known(String name) {
        for (PriceTable table : PriceBook.bundled().tables().values()) {
            Optional<MachineType> type = table.type(name);
            if (type.isPresent()) {
                return type;
            }
        }
        return Optional.empty();
    }

    private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() ? one : other;
    }
}
