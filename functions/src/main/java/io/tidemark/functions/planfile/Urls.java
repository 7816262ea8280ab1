package io.tidemark.functions.planfile;

import io.tidemark.functions.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Checks the URLs of a plan: http or https, a host, and no secrets. */
final class Urls {
    private static final String TARGET = "must be a base URL such as https://shop.example";
    private static final String STEP = "must be a path such as /items?page=1, or an http or https URL";
    private static final int MAX_PORT = 65_535;

    private Urls() {}

    static Optional<URI> target(Value value) {
        Optional<String> text = value.scalar(TARGET);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> uri = absolute(value, text.get(), TARGET);
        if (uri.isPresent() && (uri.get().getRawQuery() != null || uri.get().getRawFragment() != null)) {
            value.reject(TARGET + ", without a query or fragment", "put them into the URL of a step");
            return Optional.empty();
        }
        return uri;
    }

    /** The URL of a step, which may hold references. */
    static String step(Value value, KnownNames names) {
        String text = value.scalar(STEP).orElse(PlanDefaults.URL);
        if (!names.check(value, text) || text.startsWith("${")) {
            return text;
        }
        String filled = References.filled(text, "x1");
        Optional<URI> uri = text.startsWith("/")
                ? parse(value, "http://x1" + filled, STEP)
                : absolute(value, filled, STEP, "write /" + text);
        if (uri.isPresent() && uri.get().getRawFragment() != null) {
            value.reject(STEP + ", without a fragment", "leave out what follows #: it is never sent");
        }
        return text;
    }

    private static Optional<URI> absolute(Value value, String text, String expected) {
        return absolute(value, text, expected, "write http:// or https:// in front");
    }

    private static Optional<URI> absolute(Value value, String text, String expected, String hintWithoutScheme) {
        if (!text.contains("://")) {
            value.reject(expected, text.isEmpty() ? "" : hintWithoutScheme);
            return Optional.empty();
        }
        Optional<URI> parsed = parse(value, text, expected);
        if (parsed.isEmpty()) {
            return parsed;
        }
        URI uri = parsed.get();
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            value.reject(expected, "only http and https can be loaded");
        } else if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            value.reject(
                    "must not hold a user name or password", "use a step's auth with names of environment variables");
        } else if (uri.getHost() == null || uri.getPort() > MAX_PORT) {
            value.reject(expected, "its host or port is not valid");
        } else {
            return parsed;
        }
        return Optional.empty();
    }

    private static Optional<URI> parse(Value value, String text, String expected) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            value.reject(expected, hint(text, e));
            return Optional.empty();
        }
    }

    private static String hint(String text, URISyntaxException e) {
        int index = e.getIndex();
        if (index >= 0 && index < text.length() && e.getReason().startsWith("Illegal character")) {
            char illegal = text.charAt(index);
            if (illegal < 0x80) {
                return "write %%%02X for '%s'".formatted((int) illegal, illegal);
            }
        }
        return e.getReason();
    }
}
