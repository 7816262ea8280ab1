package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How requests are sent.
 *
 * @param maxRedirects how many redirects of one request are followed; 0 takes a 3xx status for the response
 * @param reuseConnections false opens a new connection for every request
 * @param insecureTls true accepts any certificate
 * @param compression true asks for gzip; bytes are counted as they cross the wire
 * @param cookies true keeps each user's cookies
 * @param maxConnections the most connections one worker opens in the open model
 * @param connectTimeout from the first packet until TCP and TLS are ready
 * @param responseTimeout from the end of the request until the first byte of the response
 * @param totalTimeout from the actual start until the last byte
 */
public record HttpSettings(
        Version version,
        boolean insecureTls,
        int maxRedirects,
        boolean reuseConnections,
        boolean compression,
        boolean cookies,
        int maxConnections,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration totalTimeout) {
    public static final int DEFAULT_MAX_CONNECTIONS = 1_000;
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    public static final HttpSettings DEFAULT = new HttpSettings(
            Version.HTTP_1_1,
            false,
            0,
            true,
            false,
            false,
            DEFAULT_MAX_CONNECTIONS,
            DEFAULT_CONNECT_TIMEOUT,
            DEFAULT_TIMEOUT,
            DEFAULT_TIMEOUT);

    public enum Version {
        HTTP_1_1,
        /** Over TLS agreed by ALPN; in clear with prior knowledge. */
        HTTP_2
    }

    public HttpSettings {
        requireNonNull(version, "version is null");
        requirePositive(connectTimeout, "connectTimeout");
        requirePositive(responseTimeout, "responseTimeout");
        requirePositive(totalTimeout, "totalTimeout");
        if (maxRedirects < 0 || maxRedirects > 20) {
            throw new IllegalArgumentException("maxRedirects must be within [0, 20] but is " + maxRedirects);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be > 0 but is " + maxConnections);
        }
    }

    public HttpSettings withMaxConnections(int most) {
        return new HttpSettings(
                version,
                insecureTls,
                maxRedirects,
                reuseConnections,
                compression,
                cookies,
                most,
                connectTimeout,
                responseTimeout,
                totalTimeout);
    }

    private static void requirePositive(Duration duration, String name) {
        requireNonNull(duration, name);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0 but is " + duration);
        }
    }
}
