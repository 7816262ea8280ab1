package io.tidemark.functions.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the server has read it.
 *
 * @param target path and query
 * @param connection number of the connection it came on, from 0
 * @param number of it on that connection, from 0
 */
public record TestRequest(String method, String target, List<String> headers, byte[] body, int connection, int number) {
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Empty when there is no such header. */
    public String header(String name) {
        String prefix = name + ": ";
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }

    static @Nullable TestRequest read(InputStream in, int connection, int number) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        String line;
        while ((line = line(in)) != null && !line.isEmpty()) {
            headers.add(line);
        }
        String[] parts = first.split(" ", -1);
        TestRequest head = new TestRequest(parts[0], parts[1], List.copyOf(headers), new byte[0], connection, number);
        String length = head.header("Content-Length");
        byte[] body = length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        if (!length.isEmpty() && body.length < Integer.parseInt(length)) {
            throw new EOFException("body cut off");
        }
        return new TestRequest(parts[0], parts[1], head.headers, body, connection, number);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int one;
        while ((one = in.read()) != '\n') {
            if (one < 0) {
                return null;
            }
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
