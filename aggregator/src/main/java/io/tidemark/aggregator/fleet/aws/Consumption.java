package io.tidemark.aggregator.fleet.aws;

import io.tidemark.aggregator.cost.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Adds up what DynamoDB says that calls have used. Thread-safe. */
final class Consumption {
    private Usage sum = Usage.NONE;

    synchronized void add(Usage usage) {
        sum = sum.plus(usage);
    }

    /** @param consumed null from a service that does not say it: then the least there can be */
    void wrote(@Nullable ConsumedCapacity consumed) {
        add(Usage.writing(consumed == null ? 1 : consumed.capacityUnits()));
    }

    /** @param consumed likewise */
    void read(@Nullable ConsumedCapacity consumed) {
        add(Usage.reading(consumed == null ? 0.5 : consumed.capacityUnits()));
    }

    void read(List<ConsumedCapacity> consumed) {
        consumed.forEach(this::read);
    }

    synchronized Usage sum() {
        return sum;
    }
}
