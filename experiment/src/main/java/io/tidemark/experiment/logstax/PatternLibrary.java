package io.tidemark.experiment.logstax;

import io.tidemark.functions.yaml.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Patterns with names, which others may use: those that come with logstash, and one's own. Immutable. */
public final class PatternLibrary {
    /** In the order in which they are read: of the same name the last one counts. */
    private static final List<String> FILES = List.of(
            "grok-patterns",
            "aws",
            "bacula",
            "bind",
            "bro",
            "exim",
            "firewalls",
            "haproxy",
            "httpd",
            "java",
            "junos",
            "linux-syslog",
            "maven",
            "mcollective",
            "mcollective-patterns",
            "mongodb",
            "nagios",
            "postgresql",
            "rails",
            "redis",
            "ruby",
            "squid");

    private final Map<String, String> patterns;

    private PatternLibrary(Map<String, String> patterns) {
        this.patterns = patterns;
    }

    /** Those of logstash. */
    public static PatternLibrary common() {
        return Common.LIBRARY;
    }

    public PatternLibrary with(Map<String, String> more) {
        LinkedHashMap<String, String> all = new LinkedHashMap<>(patterns);
        all.putAll(more);
        return new PatternLibrary(all);
    }

    public Set<String> names() {
        return patterns.keySet();
    }

    /** @throws IllegalArgumentException when there is none of that name */
    String pattern(String name) {
        String pattern = patterns.get(name);
        if (pattern == null) {
            throw new IllegalArgumentException(
                    "%{" + name + "} is no known pattern" + hint(Suggestion.near(name, patterns.keySet())));
        }
        return pattern;
    }

    private static String hint(String suggestion) {
        return suggestion.isEmpty() ? "" : "; " + suggestion;
    }

    private static final class Common {
        static final PatternLibrary LIBRARY = read();

        private static PatternLibrary read() {
            LinkedHashMap<String, String> patterns = new LinkedHashMap<>();
            for (String file : FILES) {
                text(file)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> {
                            String[] parts = line.split("\\s+", 2);
                            patterns.put(parts[0], parts[1].stripTrailing());
                        });
            }
            return new PatternLibrary(patterns);
        }

        private static String text(String file) {
            try (InputStream in = PatternLibrary.class.getResourceAsStream("patterns/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("patterns/" + file + " is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
