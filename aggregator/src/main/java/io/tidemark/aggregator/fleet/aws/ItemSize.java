package io.tidemark.aggregator.fleet.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How large DynamoDB takes an item to be: its names and its values. */
final class ItemSize {
    private static final double UNIT_BYTES = 1_024;

    private ItemSize() {}

    /** Write units that it took to put it. */
    static double writeUnits(Map<String, AttributeValue> item) {
        long bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            bytes += text(attribute.getKey()) + value(attribute.getValue());
        }
        return Math.max(1, Math.ceil(bytes / UNIT_BYTES));
    }

    private static int value(AttributeValue value) {
        if (value.b() != null) {
            return value.b().asByteArrayUnsafe().length;
        }
        // Two digits of a number share a byte, and there is one more.
        return value.n() != null ? (value.n().length() + 1) / 2 + 1 : text(String.valueOf(value.s()));
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
