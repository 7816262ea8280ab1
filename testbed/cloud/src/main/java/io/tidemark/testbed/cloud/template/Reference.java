package io.tidemark.testbed.cloud.template;

import java.util.Map;
import java.util.Optional;

/** What templates can learn of a resource that is there. */
public interface Reference {
    String physicalId();

    Optional<String> attribute(String name);

    /** One that is not there yet: what is only known afterwards is shown as CloudFormation shows it. */
    Reference UNKNOWN = new Reference() {
        private static final String LATER = "{{changeSet:KNOWN_AFTER_APPLY}}";

        @Override
        public String physicalId() {
            return LATER;
        }

        @Override
        public Optional<String> attribute(String name) {
            return Optional.of(LATER);
        }
    };

    static Reference of(String physicalId, Map<String, String> attributes) {
        return new Known(physicalId, attributes);
    }

    /** One that is there. */
    record Known(String physicalId, Map<String, String> attributes) implements Reference {
        public Known {
            attributes = Map.copyOf(attributes);
        }

        @Override
        public Optional<String> attribute(String name) {
            return Optional.ofNullable(attributes.get(name));
        }
    }
}
