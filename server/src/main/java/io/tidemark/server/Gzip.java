package io.tidemark.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Makes answers shorter, for whoever can read them so. */
public final class Gzip {
    /** Shorter ones fit into a packet anyway. */
    static final int LEAST_BYTES = 1_024;

    private Gzip() {}

    /** The reply as the client takes it: itself, or a shorter one. Takes a few milliseconds for a large one. */
    public static Reply fitting(Reply reply, Request request) {
        if (reply.body().length <= LEAST_BYTES) {
            return reply;
        }
        boolean accepted =
                request.header("Accept-Encoding").filter(Gzip::accepts).isPresent();
        return accepted ? packed(reply) : reply.with("Vary", "Accept-Encoding");
    }

    public static Reply packed(Reply reply) {
        return new Reply(reply.status(), reply.type(), packed(reply.body()), reply.headers())
                .with(Map.of("Content-Encoding", "gzip", "Vary", "Accept-Encoding"));
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Named, and not refused: {@code gzip;q=0} is a refusal. */
    static boolean accepts(String header) {
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] pieces = part.split(";", -1);
            if (pieces[0].strip().equals("gzip")) {
                return pieces.length == 1 || !pieces[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
