package io.tidemark.functions.flow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decompresses what a check wants to read, but no bomb. */
final class Gunzip {
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int CHUNK = 8 * 1024;

    private Gunzip() {}

    /**
     * @param truncated true when the end of the body was not kept: what is there is decoded, and its end is no error
     */
    static byte[] decode(byte[] body, int length, boolean truncated) throws BadResponse {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(Math.max(32, 4 * Math.min(length, MAX_BYTES / 4)));
        try (InputStream input = new GZIPInputStream(new ByteArrayInputStream(body, 0, length), CHUNK)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                decoded.write(chunk, 0, read);
                if (decoded.size() > MAX_BYTES) {
                    throw new BadResponse("decompressed body is larger than " + MAX_BYTES + " B");
                }
            }
        } catch (EOFException cut) {
            if (!truncated) {
                throw new BadResponse("gzip body ends early");
            }
        } catch (IOException corrupt) {
            throw new BadResponse("body is not valid gzip");
        }
        return decoded.toByteArray();
    }
}
