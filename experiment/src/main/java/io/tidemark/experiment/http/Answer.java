package io.tidemark.experiment.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param headers those that occur more than once joined by a comma
 * @param body decompressed; the beginning of it when there was more than the request wanted to keep
 * @param length of the whole body, decompressed
 */
public record Answer(int status, String reason, SequencedMap<String, String> headers, byte[] body, long length) {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

    public Answer {
        headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The body, in the charset that the response says. */
    public String text() {
        return new String(body, charset());
    }

    public boolean isWhole() {
        return length == body.length;
    }

    /** By its name in any case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Such as {@code 404 Not Found}. */
    public String statusLine() {
        return (status + " " + reason).strip();
    }

    private Charset charset() {
        Matcher matcher = CHARSET.matcher(header("Content-Type").orElse(""));
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : UTF_8;
        } catch (IllegalArgumentException unknown) {
            return UTF_8;
        }
    }

    @Override
    public String toString() {
        return statusLine() + ", " + length + " bytes";
    }
}
