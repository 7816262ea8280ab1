package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.protocol.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type of which nothing but the record is there.
 *
 * @param name the property that names it; empty when it has none
 * @param id how its physical id is made: a prefix that ends in a hyphen, a pattern, or empty for its name
 * @param attributes patterns. In patterns, {@code {id}}, {@code {name}} and {@code {Property}} stand for what they name
 */
record Recorded(
        Inventory inventory, String type, String name, String id, Map<String, String> attributes, Set<String> fixed)
        implements Kind {
    @Override
    public Made create(Wish wish) {
        String called = name.isEmpty() || !wish.properties().has(name) ? Names.generated(wish) : wish.text(name);
        String physicalId = called;
        if (id.endsWith("-")) {
            physicalId = Names.id(id);
        } else if (!id.isEmpty()) {
            physicalId = filled(id, wish, called, called);
        }
        if (!inventory.add(type, physicalId)) {
            throw Failure.ofHandler(physicalId + " already exists.", "AlreadyExists");
        }
        return made(physicalId, wish, called);
    }

    @Override
    public Made update(String physicalId, Wish wish) {
        return made(physicalId, wish, name.isEmpty() ? physicalId : wish.text(name));
    }

    @Override
    public void delete(String physicalId, ObjectNode properties) {
        inventory.remove(type, physicalId);
    }

    @Override
    public Optional<String> nameProperty() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private Made made(String physicalId, Wish wish, String called) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach((attribute, pattern) -> values.put(attribute, filled(pattern, wish, physicalId, called)));
        return new Made(physicalId, values);
    }

    private static String filled(String pattern, Wish wish, String physicalId, String called) {
        String filled = pattern.replace("{account}", Account.ID)
                .replace("{region}", Account.REGION)
                .replace("{id}", physicalId)
                .replace("{name}", called);
        for (Map.Entry<String, JsonNode> property : wish.properties().properties()) {
            filled = filled.replace(
                    "{" + property.getKey() + "}", property.getValue().asText());
        }
        return filled;
    }
}
