package io.tidemark.deployment.stack;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A stack as it should be.
 *
 * @param template its text
 * @param tags of the stack and of all in it
 */
public record StackSpec(String name, String template, Map<String, String> parameters, Map<String, String> tags) {
    public StackSpec {
        requireNonNull(name, "name is null");
        requireNonNull(template, "template is null");
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }
}
