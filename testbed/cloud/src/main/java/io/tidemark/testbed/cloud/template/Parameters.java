package io.tidemark.testbed.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Values of a template's parameters.
 *
 * @param given as they were given, or else the defaults
 * @param resolved what they stand for: those that name a parameter of SSM have its value
 */
public record Parameters(Map<String, String> given, Map<String, String> resolved) {
    private static final String SSM = "AWS::SSM::Parameter::Value<";

    public Parameters {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        resolved = Collections.unmodifiableMap(new LinkedHashMap<>(resolved));
    }

    /** @param ssm the parameters that SSM has */
    public static Parameters of(Template template, Map<String, String> values, Map<String, String> ssm) {
        Map<String, JsonNode> declared = template.section("Parameters");
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(declared.keySet());
        if (!unknown.isEmpty()) {
            throw Refusal.validation("Parameters: [" + String.join(", ", unknown) + "] do not exist in the template");
        }
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, String> resolved = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        declared.forEach((name, declaration) -> {
            String value = values.get(name);
            if (value == null && declaration.has("Default")) {
                value = declaration.path("Default").asText();
            }
            if (value == null) {
                missing.add(name);
                return;
            }
            check(name, declaration, value);
            given.put(name, value);
            resolved.put(name, resolved(declaration, value, ssm));
        });
        if (!missing.isEmpty()) {
            throw Refusal.validation("Parameters: [" + String.join(", ", missing) + "] must have values");
        }
        return new Parameters(given, resolved);
    }

    private static String resolved(JsonNode declaration, String value, Map<String, String> ssm) {
        if (!declaration.path("Type").asText().startsWith(SSM)) {
            return value;
        }
        String found = ssm.get(value);
        if (found == null) {
            throw Refusal.validation(
                    "Unable to fetch parameters [" + value + "] from parameter store for this account.");
        }
        return found;
    }

    private static void check(String name, JsonNode declaration, String value) {
        boolean list = isList(declaration);
        for (String item : list ? List.of(value.split(",", -1)) : List.of(value)) {
            checkOne(name, declaration, item.strip());
        }
    }

    private static void checkOne(String name, JsonNode declaration, String value) {
        if (declaration.has("AllowedValues")) {
            List<String> allowed = new ArrayList<>();
            declaration.path("AllowedValues").forEach(one -> allowed.add(one.asText()));
            if (!allowed.contains(value)) {
                throw broken(name, declaration, "must be one of AllowedValues");
            }
        }
        if (declaration.has("AllowedPattern")) {
            String pattern = declaration.path("AllowedPattern").asText();
            if (!Pattern.compile(pattern).matcher(value).matches()) {
                throw broken(name, declaration, "must match pattern " + pattern);
            }
        }
        if (declaration.path("MaxLength").asInt(Integer.MAX_VALUE) < value.length()) {
            throw broken(
                    name,
                    declaration,
                    "must contain at most " + declaration.path("MaxLength").asText() + " characters");
        }
        if (declaration.path("MinLength").asInt(0) > value.length()) {
            throw broken(
                    name,
                    declaration,
                    "must contain at least " + declaration.path("MinLength").asText() + " characters");
        }
        if (declaration.path("Type").asText().equals("Number")) {
            checkNumber(name, declaration, value);
        }
    }

    private static void checkNumber(String name, JsonNode declaration, String value) {
        try {
            double number = Double.parseDouble(value);
            if (number < declaration.path("MinValue").asDouble(Double.NEGATIVE_INFINITY)) {
                throw broken(
                        name,
                        declaration,
                        "must be a number not less than "
                                + declaration.path("MinValue").asText());
            }
            if (number > declaration.path("MaxValue").asDouble(Double.POSITIVE_INFINITY)) {
                throw broken(
                        name,
                        declaration,
                        "must be a number not greater than "
                                + declaration.path("MaxValue").asText());
            }
        } catch (NumberFormatException e) {
            throw broken(name, declaration, "must be a number");
        }
    }

    private static Refusal broken(String name, JsonNode declaration, String rule) {
        if (declaration.has("ConstraintDescription")) {
            return Refusal.validation("Parameter " + name + " failed to satisfy constraint: "
                    + declaration.path("ConstraintDescription").asText());
        }
        return Refusal.validation("Parameter '" + name + "' " + rule);
    }

    static boolean isList(JsonNode declaration) {
        String type = declaration.path("Type").asText();
        return type.equals("CommaDelimitedList") || type.contains("List<");
    }
}
