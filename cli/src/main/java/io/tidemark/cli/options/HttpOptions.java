package io.tidemark.cli.options;

import io.tidemark.core.plan.HttpSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How requests are sent. */
final class HttpOptions {
    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "TIME",
            description =
                    "For a whole request; a bare number is seconds. Default: 30s (10s for size, 5s with options of "
                            + "maarathon-dos).")
    @Nullable
    String timeout;

    @Option(names = "--connect-timeout", paramLabel = "TIME", description = "Until TCP and TLS are ready. Default: 5s.")
    @Nullable
    String connectTimeout;

    @Option(names = "--http2", description = "HTTP/2 instead of HTTP/1.1.")
    boolean http2;

    @Option(names = "--insecure-tls", description = "Accept any certificate.")
    boolean insecureTls;

    @Option(names = "--redirects", paramLabel = "N", description = "Follow up to N redirects of a request. Default: 0.")
    @Nullable
    String redirects;

    @Option(names = "--new-connections", description = "A new connection for every request.")
    boolean newConnections;

    @Option(names = "--compression", description = "Ask for gzip.")
    boolean compression;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description = "Of one worker in the open model. Default: " + HttpSettings.DEFAULT_MAX_CONNECTIONS + ".")
    @Nullable
    String maxConnections;

    void into(Overlay overlay, boolean legacy) {
        String total = timeout == null && legacy ? Defaults.LEGACY_TIMEOUT : timeout;
        overlay.putSeconds("http.timeout", total, "--timeout");
        // The total is the only limit meant: the default for the first byte must not end a request before it.
        overlay.putSeconds("http.response-timeout", total, "--timeout");
        String connect = connectTimeout == null && legacy ? total : connectTimeout;
        overlay.putSeconds("http.connect-timeout", connect, connectTimeout == null ? "--timeout" : "--connect-timeout");
        overlay.putIf(http2, "http.version", "2", "--http2");
        overlay.putIf(insecureTls, "http.insecure-tls", "true", "--insecure-tls");
        overlay.put("http.redirects", redirects, "--redirects");
        overlay.putIf(newConnections, "http.reuse-connections", "false", "--new-connections");
        overlay.putIf(compression, "http.compression", "true", "--compression");
        overlay.put("http.max-connections", maxConnections, "--max-connections");
    }
}
