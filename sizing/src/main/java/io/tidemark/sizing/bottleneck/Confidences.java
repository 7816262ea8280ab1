package io.tidemark.sizing.bottleneck;

import io.tidemark.sizing.bottleneck.Bottleneck.Confidence;
import java.util.List;

/** How sure a suspect is: by how plain it is, alone, long enough seen, and following the load. */
final class Confidences {
    /** A score from here on is plain. */
    static final double PLAIN = 0.8;
    /** Another suspect that comes closer than this leaves doubt. */
    static final double MARGIN = 0.2;
    /** Fewer seconds around the limit could be a coincidence. */
    static final int LEAST_SECONDS = 10;

    static final int LEAST_WINDOWS = 2;
    /** Of the four signs. */
    static final int HIGH = 4;

    static final int MEDIUM = 2;

    private Confidences() {}

    static Confidence of(Picture picture, Finding.Suspect chosen, List<Finding.Suspect> suspects) {
        int signs = 0;
        signs += chosen.score() >= PLAIN ? 1 : 0;
        signs += isAlone(chosen, suspects) ? 1 : 0;
        signs += isLong(picture, chosen) ? 1 : 0;
        signs += chosen.reading().map(Reading::grows).orElse(chosen.score() == 1) ? 1 : 0;
        Confidence confidence = signs >= HIGH ? Confidence.HIGH : signs >= MEDIUM ? Confidence.MEDIUM : Confidence.LOW;
        // What stands as high at low load may be the target's habit rather than its limit.
        boolean habit = chosen.reading().map(Reading::standsStill).orElse(false) && chosen.score() < 1;
        return habit && confidence == Confidence.HIGH ? Confidence.MEDIUM : confidence;
    }

    /** Suspects of one kind, such as a machine's CPU and a core of it, do not contradict each other. */
    private static boolean isAlone(Finding.Suspect chosen, List<Finding.Suspect> suspects) {
        return suspects.stream()
                .filter(other -> kind(other) != kind(chosen))
                .allMatch(other -> other.score() <= chosen.score() - MARGIN);
    }

    private static boolean isLong(Picture picture, Finding.Suspect chosen) {
        return picture.loads().around().size() >= LEAST_WINDOWS
                && chosen.reading().map(Reading::seconds).orElse(LEAST_SECONDS) >= LEAST_SECONDS;
    }

    private enum Kind {
        PROCESSOR,
        MEMORY,
        NETWORK,
        DISK,
        GENERATOR,
        NONE
    }

    private static Kind kind(Finding suspect) {
        return switch (suspect.resource()) {
            case CPU, ONE_CORE, STEAL, CPU_LIMIT -> Kind.PROCESSOR;
            case MEMORY -> Kind.MEMORY;
            // Descriptors and connections run out together.
            case NETWORK, DESCRIPTORS, CONNECTIONS -> Kind.NETWORK;
            case DISK -> Kind.DISK;
            case GENERATOR -> Kind.GENERATOR;
            case NOTHING_SATURATED, UNKNOWN -> Kind.NONE;
        };
    }
}
