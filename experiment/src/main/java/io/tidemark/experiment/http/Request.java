package io.tidemark.experiment.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What is sent.
 *
 * @param headers those that the connection itself needs, such as {@code Content-Length}, are made by it; {@code Host} may be
 *     among them
 * @param body empty for none
 * @param timeout from the beginning to the end of the response
 * @param keep how many bytes of the response's body are kept at most; the rest is read and counted
 */
public record Request(
        String method, URI url, SequencedMap<String, String> headers, byte[] body, Duration timeout, int keep) {
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);
    public static final int USUAL_KEEP = 1 << 20;
    /** For those who need the whole of it, such as a list that is to be understood. */
    public static final int KEEP_ALL = 1 << 28;

    public Request {
        method = method.toUpperCase(Locale.ROOT);
        requireNonNull(url, "url is null");
        headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
        body = body.clone();
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be > 0 but is " + timeout);
        }
        if (keep < 0) {
            throw new IllegalArgumentException("keep must be >= 0 but is " + keep);
        }
    }

    /**
     * Without headers and body, and with the usual bounds.
     *
     * @throws IllegalArgumentException when the URL is none
     */
    public static Request of(String method, String url) {
        return new Request(method, Urls.parse(url), new LinkedHashMap<>(), new byte[0], USUAL_TIMEOUT, USUAL_KEEP);
    }

    public static Request get(String url) {
        return of("GET", url);
    }

    public Request withHeaders(Map<String, String> more) {
        SequencedMap<String, String> all = new LinkedHashMap<>(headers);
        more.forEach((name, value) -> {
            all.keySet().removeIf(name::equalsIgnoreCase);
            all.put(name, value);
        });
        return new Request(method, url, all, body, timeout, keep);
    }

    public Request withBody(String text) {
        return new Request(method, url, headers, text.getBytes(UTF_8), timeout, keep);
    }

    public Request withTimeout(Duration longest) {
        return new Request(method, url, headers, body, longest, keep);
    }

    public Request withKeep(int bytes) {
        return new Request(method, url, headers, body, timeout, bytes);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, UTF_8);
    }

    /** The method in lower case, as events have it. */
    public String verb() {
        return method.toLowerCase(Locale.ROOT);
    }

    /** Method and URL, without a password. */
    @Override
    public String toString() {
        return method + " " + Urls.shown(url);
    }
}
