package io.tidemark.sizing.bottleneck;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What keeps a target from carrying more.
 *
 * @param sentence for a person, with the figures that decided it
 * @param evidence figures, each a sentence
 * @param ruledOut resources that were not it, each with its figures
 */
public record Bottleneck(
        Resource resource, Confidence confidence, String sentence, List<String> evidence, List<RuledOut> ruledOut) {
    public Bottleneck {
        requireNonNull(resource, "resource is null");
        requireNonNull(confidence, "confidence is null");
        requireNonNull(sentence, "sentence is null");
        evidence = List.copyOf(evidence);
        ruledOut = List.copyOf(ruledOut);
    }

    /** In a few words that can follow a comma: {@code limited by CPU}. */
    public String limit() {
        return switch (resource) {
            case CPU, ONE_CORE, STEAL, CPU_LIMIT, MEMORY, NETWORK, DISK, DESCRIPTORS, CONNECTIONS, GENERATOR ->
                "limited by " + resource.label();
            case NOTHING_SATURATED -> Resource.NOTHING_SATURATED.label();
            case UNKNOWN -> "what limits it is unknown";
        };
    }

    public record RuledOut(Resource resource, String sentence) {}

    public enum Resource {
        CPU("CPU"),
        ONE_CORE("one core"),
        STEAL("CPU stolen by the hypervisor"),
        CPU_LIMIT("the CPU limit of the container"),
        MEMORY("memory"),
        NETWORK("network"),
        DISK("disk"),
        DESCRIPTORS("descriptors"),
        CONNECTIONS("connections"),
        GENERATOR("the load generator"),
        NOTHING_SATURATED("nothing on the host is saturated"),
        UNKNOWN("unknown");

        private final String label;

        Resource(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }
}
