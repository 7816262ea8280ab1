package io.tidemark.testbed.cloud.resource;

import java.util.Map;

/** A resource that is there, with what templates can ask of it. */
public record Made(String physicalId, Map<String, String> attributes) {
    public Made {
        attributes = Map.copyOf(attributes);
    }
}
