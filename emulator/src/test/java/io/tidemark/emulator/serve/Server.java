package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An emulator on a free port, and a client of it. */
final class Server implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Emulator emulator;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    Server(EmulatorSettings settings) throws IOException {
        emulator = Emulator.start(settings, new SystemClock(), notes::add);
    }

    int port() {
        return emulator.port();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    String summary() {
        return emulator.summary();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send("GET", path, "");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return json(response.body());
    }

    JsonNode put(String path, String body) {
        HttpResponse<String> response = send("PUT", path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response.body());
    }

    /** The status and the body: {@code 200 {"status":"ok","message":null}}. */
    String servo(String app, String body) {
        HttpResponse<String> response = send("POST", path(app), body);
        return response.statusCode() + " " + response.body();
    }

    /** An event without a param, or with a progress. */
    String event(String app, String event, int... progress) {
        return servo(app, body(event, progress));
    }

    static String body(String event, int... progress) {
        String param = progress.length == 0 ? "" : ", \"param\": {\"progress\": " + progress[0] + "}";
        return "{\"event\": \"" + event + "\"" + param + "}";
    }

    static String path(String app) {
        return "/accounts/a/applications/" + app + "/servo";
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        emulator.close();
    }
}
