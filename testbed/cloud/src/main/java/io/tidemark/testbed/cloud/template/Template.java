package io.tidemark.testbed.cloud.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A template in JSON, as it was written. What is wrong with it in itself is refused when it is read.
 *
 * @param body the text
 */
public record Template(String body, JsonNode root) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 51_200;

    /** Properties that give what belongs to IAM a name of its own. */
    private static final Set<String> IAM_NAMES =
            Set.of("RoleName", "UserName", "GroupName", "ManagedPolicyName", "InstanceProfileName");

    /** @param types those that there are */
    public static Template read(String body, Set<String> types) {
        if (body.length() > MOST_BYTES) {
            throw Refusal.validation("1 validation error detected: Value '" + body.substring(0, 40)
                    + "...' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to "
                    + MOST_BYTES);
        }
        Template template = new Template(body, parsed(body));
        template.check(types);
        return template;
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (!root.isObject()) {
                throw Refusal.validation("Template format error: unsupported structure.");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw Refusal.validation("Template format error: JSON not well-formed. (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        }
    }

    private void check(Set<String> types) {
        if (resources().isEmpty()) {
            throw Refusal.validation("Template format error: At least one Resources member must be defined.");
        }
        Set<String> unknown = new TreeSet<>();
        resources().forEach((id, resource) -> {
            String type = resource.path("Type").asText();
            if (type.isEmpty()) {
                throw Refusal.validation("Template format error: [/Resources/" + id
                        + "] Every Resources object must contain a Type member.");
            }
            if (!types.contains(type)) {
                unknown.add(type);
            }
        });
        if (!unknown.isEmpty()) {
            throw Refusal.validation(
                    "Template format error: Unrecognized resource types: [" + String.join(", ", unknown) + "]");
        }
        checkReferences();
        Order.of(this, resources().keySet());
    }

    private void checkReferences() {
        Set<String> conditions = section("Conditions").keySet();
        for (String part : List.of("Resources", "Outputs")) {
            Set<String> missing = new TreeSet<>();
            Set<String> missingConditions = new TreeSet<>();
            section(part).forEach((id, node) -> {
                References references = References.of(node);
                missing.addAll(references.names());
                missingConditions.addAll(references.conditions());
            });
            missing.removeAll(resources().keySet());
            missing.removeAll(section("Parameters").keySet());
            missing.removeIf(name -> name.startsWith("AWS::"));
            missingConditions.removeAll(conditions);
            if (!missing.isEmpty()) {
                throw Refusal.validation("Template format error: Unresolved resource dependencies ["
                        + String.join(", ", missing) + "] in the " + part + " block of the template");
            }
            if (!missingConditions.isEmpty()) {
                throw Refusal.validation("Template format error: Unresolved condition dependency "
                        + String.join(", ", missingConditions) + " in the " + part + " block of the template");
            }
        }
    }

    public Map<String, JsonNode> resources() {
        return section("Resources");
    }

    /** In the order they are written in. */
    public Map<String, JsonNode> section(String name) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        root.path(name).properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    public Optional<String> description() {
        return Optional.ofNullable(root.get("Description")).map(JsonNode::asText);
    }

    /** What whoever deploys it must agree to. */
    public List<String> capabilities() {
        boolean iam = false;
        boolean named = false;
        for (JsonNode resource : resources().values()) {
            if (resource.path("Type").asText().startsWith("AWS::IAM::")) {
                iam = true;
                named |= IAM_NAMES.stream()
                        .anyMatch(name -> resource.path("Properties").has(name));
            }
        }
        List<String> capabilities = new ArrayList<>();
        if (iam) {
            capabilities.add(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
        }
        return capabilities;
    }
}
