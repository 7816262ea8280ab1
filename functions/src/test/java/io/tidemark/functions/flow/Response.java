package io.tidemark.functions.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.core.plan.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What a service might have answered. */
record Response(int status, List<Field> fields, byte[] body, int bodyLength, boolean bodyTruncated)
        implements Incoming {
    static Response of(int status, String body) {
        return of(status, body.getBytes(UTF_8));
    }

    static Response of(int status, byte[] body) {
        return new Response(status, List.of(), body, body.length, false);
    }

    static Response ok(String body) {
        return of(200, body);
    }

    Response header(String name, String value) {
        List<Field> more = Stream.concat(fields.stream(), Stream.of(new Field(name, value)))
                .toList();
        return new Response(status, more, body, bodyLength, bodyTruncated);
    }

    /** As an engine does that keeps only so much. */
    Response cutTo(int length) {
        return new Response(status, fields, body, length, true);
    }

    Response gzipped() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body, 0, bodyLength);
        }
        byte[] bytes = compressed.toByteArray();
        return new Response(status, fields, bytes, bytes.length, false).header("Content-Encoding", "gzip");
    }

    @Override
    public List<String> headers(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }
}
