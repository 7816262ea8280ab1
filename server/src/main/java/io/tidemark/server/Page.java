package io.tidemark.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A page as it is sent: what it may load is only what this server has. */
public final class Page {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action %s; frame-ancestors 'none'";

    private Page() {}

    /** Without forms that are sent anywhere. */
    public static Reply reply(String html) {
        return reply(html, POLICY.formatted("'none'"));
    }

    /** With forms that are sent to this server. */
    public static Reply withForms(String html) {
        return reply(html, POLICY.formatted("'self'"));
    }

    private static Reply reply(String html, String policy) {
        return new Reply(
                200,
                "text/html; charset=utf-8",
                html.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", policy,
                        "Referrer-Policy", "no-referrer",
                        "Vary", "Accept",
                        "X-Content-Type-Options", "nosniff"));
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
