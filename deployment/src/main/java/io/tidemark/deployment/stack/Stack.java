package io.tidemark.deployment.stack;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * A stack as it is.
 *
 * @param id names it for ever, also when it is gone and another has its name
 * @param reason why it has this status; empty when nothing is said
 * @param changed when it was made or last updated
 */
public record Stack(
        String id,
        String name,
        StackStatus status,
        String reason,
        Instant changed,
        Map<String, String> parameters,
        Map<String, String> outputs,
        Map<String, String> tags) {
    public Stack {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(status, "status is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(changed, "changed is null");
        parameters = Map.copyOf(parameters);
        outputs = Map.copyOf(outputs);
        tags = Map.copyOf(tags);
    }
}
