package io.tidemark.testbed.cloud.stack;

import java.util.List;

/**
 * What a change set is going to do to one resource.
 *
 * @param properties those that change
 */
record Change(
        Action action, String logicalId, String type, String physicalId, boolean replacement, List<String> properties) {
    enum Action {
        ADD("Add"),
        MODIFY("Modify"),
        REMOVE("Remove");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    Change {
        properties = List.copyOf(properties);
    }
}
