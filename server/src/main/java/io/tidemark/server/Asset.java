package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file that pages need.
 *
 * @param version of what is in it: whoever asks for this one may keep it for ever,
 *     and whoever has it already is not sent it again
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and never changed.
public record Asset(String type, byte[] body, String version) {
    private static final byte[] NOTHING = new byte[0];

    public Asset {
        requireNonNull(type, "type is null");
        requireNonNull(body, "body is null");
        requireNonNull(version, "version is null");
    }

    /** @param resource its place on the class path, or beside the class */
    public static Asset read(Class<?> beside, String resource, String type) {
        try (InputStream file = beside.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            byte[] body = file.readAllBytes();
            return new Asset(type, body, version(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Reply reply(Request request) {
        boolean same = request.parameter("v").filter(version::equals).isPresent();
        String caching = same ? "public, max-age=31536000, immutable" : "no-cache";
        String tag = '"' + version + '"';
        boolean known = request.header("If-None-Match").filter(tag::equals).isPresent();
        return new Reply(
                known ? 304 : 200,
                type,
                known ? NOTHING : body,
                Map.of("Cache-Control", caching, "ETag", tag, "X-Content-Type-Options", "nosniff"));
    }

    private static String version(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
