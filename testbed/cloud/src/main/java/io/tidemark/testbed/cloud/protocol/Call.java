package io.tidemark.testbed.cloud.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request of the query protocol, with its parameters. */
public record Call(String action, Map<String, String> parameters) {
    public Call {
        parameters = Map.copyOf(parameters);
    }

    static Call read(Request request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Call(parameters.getOrDefault("Action", ""), parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> Refusal.validation("1 validation error detected: Value null at '" + lower(name)
                        + "' failed to satisfy constraint: Member must not be null"));
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    public boolean flag(String name) {
        return optional(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** {@code prefix.1}, {@code prefix.2} and so on. */
    public List<String> texts(String prefix) {
        List<String> texts = new ArrayList<>();
        Optional<String> next = optional(prefix + ".1");
        while (next.isPresent()) {
            texts.add(next.get());
            next = optional(prefix + "." + (texts.size() + 1));
        }
        return texts;
    }

    /** {@code prefix.1.Name}, {@code prefix.2.Name} and so on: a map of what follows for each number. */
    public List<Call> structures(String prefix) {
        List<Call> all = new ArrayList<>();
        while (true) {
            String start = prefix + "." + (all.size() + 1) + ".";
            Map<String, String> one = new LinkedHashMap<>();
            parameters.forEach((name, value) -> {
                if (name.startsWith(start)) {
                    one.put(name.substring(start.length()), value);
                }
            });
            if (one.isEmpty()) {
                return all;
            }
            all.add(new Call(action, one));
        }
    }
}
