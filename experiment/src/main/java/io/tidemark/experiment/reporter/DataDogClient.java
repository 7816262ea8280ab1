package io.tidemark.experiment.reporter;

import io.tidemark.experiment.reporter.WebClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Sends series to DataDog, or to what speaks like it. */
final class DataDogClient implements AutoCloseable {
    private static final String PATH = "/api/v1/series";
    /** So that a request stays far below the 3.2 MB that are allowed. */
    private static final int VALUES_PER_REQUEST = 5_000;

    private static final int ATTEMPTS = 3;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final WebClient client = new WebClient();
    private final URI uri;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String host;
    private final Duration pause;

    /** @param pause before a request is tried again, and twice that before the next time */
    DataDogClient(String url, String apiKey, String appKey, String host, Duration pause) {
        String base = url.replaceFirst("/+$", "");
        uri = URI.create(base.endsWith(PATH) ? base : base + PATH);
        headers.put("DD-API-KEY", apiKey);
        if (!appKey.isEmpty()) {
            headers.put("DD-APPLICATION-KEY", appKey);
        }
        headers.put("Content-Encoding", "gzip");
        this.host = host;
        this.pause = pause;
    }

    void send(List<DataDogSeries> series) throws IOException, InterruptedException {
        List<Object> request = new ArrayList<>();
        int values = 0;
        for (DataDogSeries one : series) {
            for (int from = 0; from < one.values().size(); from += VALUES_PER_REQUEST) {
                int to = Math.min(from + VALUES_PER_REQUEST, one.values().size());
                if (values + to - from > VALUES_PER_REQUEST) {
                    post(request);
                    request.clear();
                    values = 0;
                }
                request.add(json(one, from, to));
                values += to - from;
            }
        }
        if (!request.isEmpty()) {
            post(request);
        }
    }

    private Map<String, Object> json(DataDogSeries series, int from, int to) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", series.metric());
        json.put("type", "gauge");
        json.put("host", host);
        json.put("tags", series.tags());
        json.put(
                "points",
                series.values().subList(from, to).stream()
                        .map(value -> List.of(Math.round(value.epochSeconds()), value.value()))
                        .toList());
        return json;
    }

    private void post(List<Object> series) throws IOException, InterruptedException {
        byte[] body = gzip(JsonText.line(Map.of("series", series)));
        for (int attempt = 1; ; attempt++) {
            @Nullable Answer answer = null;
            try {
                answer = client.post(uri, headers, body);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            if (answer != null) {
                boolean passing = answer.status() == TOO_MANY || answer.status() >= SERVER_ERROR;
                if (!passing || attempt == ATTEMPTS) {
                    answer.orThrow();
                    return;
                }
            }
            Thread.sleep(pause.multipliedBy(attempt));
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
