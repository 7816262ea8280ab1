package io.tidemark.emulator.page;

import io.tidemark.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A page as it is sent: what it may load is only what this server has. */
final class Page {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    static Reply reply(String html) {
        return new Reply(
                200,
                "text/html; charset=utf-8",
                html.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", POLICY,
                        "Referrer-Policy", "no-referrer",
                        "Vary", "Accept",
                        "X-Content-Type-Options", "nosniff"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
