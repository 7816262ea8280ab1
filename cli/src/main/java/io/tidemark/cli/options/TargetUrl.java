package io.tidemark.cli.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL as a person types it, in two parts. The scheme may be left out and is {@code http} then. What is not a URL at
 * all passes as it is: the reader of the plan says what is wrong with it.
 *
 * @param base scheme, host and port
 * @param path with the query; at least {@code /}
 */
record TargetUrl(String base, String path) {
    private static final String SCHEME = "http://";
    private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://[^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

    static TargetUrl of(String text, LegacyOptions legacy, Findings findings) {
        String url = text.contains("://") ? text : SCHEME + bracketed(text);
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            return new TargetUrl(text, "/");
        }
        String base = withPort(parts.group(1), legacy.port, findings);
        if (legacy.insecure && base.toLowerCase(Locale.ROOT).startsWith("https:")) {
            findings.add(
                    "--insecure",
                    null,
                    "means plain HTTP, but the URL says https",
                    "to accept any certificate use --insecure-tls");
        }
        return new TargetUrl(base, withPath(parts.group(2), legacy.endpoint, findings));
    }

    boolean hasPath() {
        return !path.equals("/");
    }

    private static String withPort(String base, @Nullable String port, Findings findings) {
        if (port == null || !LegacyOptions.isPort(port)) {
            return base;
        }
        if (PORT.matcher(base.substring(base.indexOf("://") + 3)).find()) {
            findings.add("--port", port, "cannot be together with a URL that has a port", "leave one of them out");
            return base;
        }
        return base + ":" + port;
    }

    private static String withPath(String path, @Nullable String endpoint, Findings findings) {
        if (endpoint != null && !path.isEmpty() && !path.equals("/")) {
            findings.add("--endpoint", endpoint, "cannot be together with a URL that has a path", "leave one out");
            return path;
        }
        String chosen = endpoint != null ? endpoint : path;
        return chosen.startsWith("/") ? chosen : "/" + chosen;
    }

    private static String bracketed(String text) {
        return BARE_IPV6.matcher(text).matches() ? "[" + text + "]" : text;
    }
}
