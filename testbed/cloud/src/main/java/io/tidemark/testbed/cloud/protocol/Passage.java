package io.tidemark.testbed.cloud.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings a request to a real server elsewhere, and its answer back. The header {@code Host} stays what it was, because it
 * is part of what is signed, so this is done by hand.
 */
final class Passage {
    /** These are about one connection, and not signed. */
    private static final Set<String> OF_A_CONNECTION = Set.of(
            "connection", "content-length", "transfer-encoding", "expect", "keep-alive", "upgrade", "http2-settings");

    private Passage() {}

    static Answer pass(Request request, URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(head(request).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(request.body());
            return answer(request, socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new Refusal(503, "ServiceUnavailable", e.toString());
        }
    }

    private static String head(Request request) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.uri()).append(" HTTP/1.1\r\n");
        request.headers().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        head.append("Content-Length: ").append(request.body().length).append("\r\n");
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private static Answer answer(Request request, byte[] all) throws IOException {
        InputStream in = new ByteArrayInputStream(all);
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String line = line(in);
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
            line = line(in);
        }
        boolean chunked = headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked");
        byte[] body = chunked ? chunks(in) : in.readAllBytes();
        // That of an answer without a body says how long the body would be.
        boolean lengthCounts = request.method().equals("HEAD");
        headers.keySet()
                .removeIf(name -> OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))
                        && !(lengthCounts && name.equalsIgnoreCase("Content-Length")));
        return new Answer(status, headers, body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int length = length(in);
        while (length > 0) {
            body.write(in.readNBytes(length));
            line(in);
            length = length(in);
        }
        return body.toByteArray();
    }

    private static int length(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        byte[] bytes = line.toByteArray();
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.ISO_8859_1);
    }
}
