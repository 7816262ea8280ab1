package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** What is done for resources of one type. What fails throws {@link Failure}. Implementations are thread-safe. */
public interface Kind {
    Made create(Wish wish);

    /** Only properties have changed that can be. */
    Made update(String physicalId, Wish wish);

    void delete(String physicalId, ObjectNode properties);

    /** The property that names it, if its users may. */
    Optional<String> nameProperty();

    /** Properties that a resource cannot change: another takes its place. */
    Set<String> fixed();
}
