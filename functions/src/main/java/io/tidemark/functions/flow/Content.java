package io.tidemark.functions.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A response's content, decompressed and decoded once, when the first check asks for it. */
final class Content {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private final Incoming response;

    private byte @Nullable [] bytes;
    private @Nullable String text;

    Content(Incoming response) {
        this.response = response;
    }

    Incoming response() {
        return response;
    }

    byte[] bytes() throws BadResponse {
        byte[] decoded = bytes;
        if (decoded == null) {
            decoded = decode();
            bytes = decoded;
        }
        return decoded;
    }

    /** In the charset the response names, or else UTF-8. */
    String text() throws BadResponse {
        String decoded = text;
        if (decoded == null) {
            decoded = new String(bytes(), charset());
            text = decoded;
        }
        return decoded;
    }

    Charset charset() {
        List<String> types = response.headers("Content-Type");
        Matcher matcher = CHARSET.matcher(types.isEmpty() ? "" : types.getFirst());
        if (!matcher.find()) {
            return UTF_8;
        }
        try {
            return Charset.forName(matcher.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return UTF_8;
        }
    }

    /** What to add to a detail when the reason may be that the rest was not kept. */
    String remark() {
        return response.bodyTruncated() ? "; only the first " + response.bodyLength() + " B were kept" : "";
    }

    private byte[] decode() throws BadResponse {
        byte[] body = response.body();
        int length = Math.min(response.bodyLength(), body.length);
        List<String> encodings = response.headers("Content-Encoding");
        String encoding = encodings.isEmpty() || length == 0
                ? "identity"
                : encodings.getFirst().strip();
        if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
            return Gunzip.decode(body, length, response.bodyTruncated());
        }
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            throw new BadResponse("content encoding is neither gzip nor identity");
        }
        return length == body.length ? body : Arrays.copyOf(body, length);
    }
}
