package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.probe.Metric;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a type of machine on EC2 may have of its network. Its card counts the packets that were held up by each. */
enum Allowance {
    BANDWIDTH_IN(Metric.HOST_BANDWIDTH_IN_EXCEEDED, "bandwidth for what it receives", "bw_in_allowance_exceeded"),
    BANDWIDTH_OUT(Metric.HOST_BANDWIDTH_OUT_EXCEEDED, "bandwidth for what it sends", "bw_out_allowance_exceeded"),
    PACKETS(Metric.HOST_PACKETS_EXCEEDED, "packets per second", "pps_allowance_exceeded"),
    CONNECTIONS(Metric.HOST_CONNECTIONS_EXCEEDED, "connections that are tracked", "conntrack_allowance_exceeded");

    /** Of the packets that are held up, a sample tells every so many seconds. */
    private static final int SECONDS_A_SAMPLE = 5;

    private final Metric metric;
    private final String what;
    private final String counter;

    Allowance(Metric metric, String what, String counter) {
        this.metric = metric;
        this.what = what;
        this.counter = counter;
    }

    /**
     * Packets that were held up for want of an allowance.
     *
     * @param packets per second
     */
    record Exceeded(Allowance allowance, Reading packets) {
        String sentence(Picture picture) {
            return Figures.number(packets.atLimit()) + " packets per second were queued or dropped "
                    + picture.loads().aroundWords() + ", because the machine's type allows no more "
                    + allowance.what + " (" + allowance.counter + ")" + Words.countAgainst(picture, packets);
        }
    }

    /** The one that held up the most; empty when the machine's card counts none. */
    static Optional<Exceeded> most(Picture picture) {
        return Arrays.stream(values())
                .flatMap(allowance -> picture.reading(allowance.metric).stream()
                        .map(reading -> new Exceeded(
                                allowance,
                                new Reading(
                                        reading.atLimit(), reading.atLowLoad(), reading.seconds() * SECONDS_A_SAMPLE))))
                .max(Comparator.comparingDouble(exceeded -> exceeded.packets().atLimit()));
    }

    /** True when all are counted and none was exceeded in the whole run. */
    static boolean wereAllEnough(Picture picture) {
        return Arrays.stream(values()).allMatch(allowance -> {
            OptionalDouble highest = picture.highest(allowance.metric);
            return highest.isPresent() && highest.getAsDouble() == 0;
        });
    }
}
