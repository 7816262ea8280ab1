package io.tidemark.experiment.reporter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Talks to the services that reports are sent to. */
final class WebClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int SHOWN = 300;
    private static final int GOOD = 2;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(Redirect.NORMAL)
            .build();

    /** What came back. */
    record Answer(String question, int status, byte[] body) {
        boolean isGood() {
            return status / 100 == GOOD;
        }

        /** For a person. */
        String text() {
            String words = new String(body, StandardCharsets.UTF_8).strip();
            return question + " was answered with status " + status
                    + (words.isEmpty() ? "" : ": " + words.substring(0, Math.min(SHOWN, words.length())));
        }

        /** @throws IOException when it is not good */
        Answer orThrow() throws IOException {
            if (!isGood()) {
                throw new IOException(text());
            }
            return this;
        }
    }

    Answer get(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        return send(request(uri, headers).GET().build());
    }

    Answer post(URI uri, Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        return send(request(uri, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    @Override
    public void close() {
        client.close();
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        // Without the query, which may have a key in it.
        String question = request.method() + " " + request.uri().toString().replaceFirst("\\?.*", "");
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(question, response.statusCode(), response.body());
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IOException(question + " failed: " + why, e);
        }
    }
}
