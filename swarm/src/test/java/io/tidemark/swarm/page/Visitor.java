package io.tidemark.swarm.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.server.Wire;
import io.tidemark.server.Wire.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Does what the page does, or not quite. One connection. */
final class Visitor implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Wire wire;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Visitor(int port) throws IOException {
        this(new Wire(port), "http://", port);
    }

    Visitor(Socket socket) throws IOException {
        this(new Wire(socket), "https://", socket.getPort());
    }

    private Visitor(Wire wire, String scheme, int port) {
        this.wire = wire;
        headers.put("Host", "127.0.0.1:" + port);
        headers.put("Origin", scheme + "127.0.0.1:" + port);
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put("Content-Type", "application/json");
    }

    Wire wire() {
        return wire;
    }

    /** @param value empty to leave the header out */
    Visitor with(String header, String value) {
        if (value.isEmpty()) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    /** The same browser in another window. */
    Visitor as(Visitor other) {
        headers.put("Cookie", other.headers.getOrDefault("Cookie", ""));
        headers.put(Gate.TOKEN, other.headers.getOrDefault(Gate.TOKEN, ""));
        return this;
    }

    void send(String method, String path, String body) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (method.equals("POST")) {
            request.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        wire.sendRaw(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        wire.sendRaw(bytes);
    }

    Response get(String path) throws IOException {
        send("GET", path, "");
        return wire.receive();
    }

    Response post(String path, String body) throws IOException {
        send("POST", path, body);
        return wire.receive();
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(get(path).body());
    }

    String nonce() throws IOException {
        return json("/api/session").path("nonce").asText();
    }

    Response tryLogin(String account, String password, String nonce) throws IOException {
        return post(
                "/login",
                JSON.writeValueAsString(
                        Map.of("account", account, "password", password, "name", "Anna\u0007", "nonce", nonce)));
    }

    Visitor login(String account, String password) throws IOException {
        Response response = tryLogin(account, password, nonce());
        if (response.status() != 200) {
            throw new IllegalStateException(response.toString());
        }
        String cookie = response.headers().get("set-cookie");
        headers.put("Cookie", "other=1; " + cookie.substring(0, cookie.indexOf(';')));
        return withToken();
    }

    Visitor withToken() throws IOException {
        headers.put(Gate.TOKEN, json("/api/session").path("token").asText());
        return this;
    }

    /** Opens the stream; events follow. */
    Visitor watch(String path) throws IOException {
        send("GET", path, "");
        Response head = wire.receive();
        if (head.status() != 200) {
            throw new IllegalStateException(head.toString());
        }
        return this;
    }

    /** The next event that is not a comment: its lines. */
    Event event() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\n\n") < 0 || text.indexOf("data: ") < 0) {
            String chunk = wire.chunk();
            if (chunk.isEmpty()) {
                throw new IOException("the stream has ended after: " + text);
            }
            text.append(chunk);
            if (text.indexOf("\n\n") >= 0 && text.indexOf("data: ") < 0) {
                text.setLength(0);
            }
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : text.toString().strip().split("\n", -1)) {
            int colon = line.indexOf(": ");
            fields.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return new Event(Long.parseLong(fields.get("id")), fields.get("event"), JSON.readTree(fields.get("data")));
    }

    record Event(long id, String name, JsonNode data) {}

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
