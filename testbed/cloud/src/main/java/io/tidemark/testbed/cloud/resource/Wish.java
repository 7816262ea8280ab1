package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A resource as a template wants it, with all references resolved. */
public record Wish(String stackName, String logicalId, ObjectNode properties) {
    String text(String property) {
        return properties.path(property).asText();
    }
}
