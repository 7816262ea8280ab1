package io.tidemark.experiment.reporter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** DataDog's series, as its API documents them: it wants the key, and takes nothing that is not as it should be. */
final class DataDogServer implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<JsonNode> series = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    DataDogServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/series", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** So many requests are refused for the moment. */
    void refuse(int times) {
        refusals.set(times);
    }

    int requests() {
        return requests.get();
    }

    BlockingQueue<JsonNode> series() {
        return series;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        int status = 202;
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!"key".equals(exchange.getRequestHeaders().getFirst("DD-API-KEY"))) {
            status = 403;
        } else if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = 503;
        } else if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                || !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            status = 415;
        } else {
            JsonNode request = new ObjectMapper().readTree(new GZIPInputStream(new java.io.ByteArrayInputStream(body)));
            for (JsonNode one : request.path("series")) {
                boolean right = one.path("metric").isTextual()
                        && one.path("type").asText().equals("gauge")
                        && one.path("host").isTextual()
                        && one.path("tags").isArray()
                        && one.at("/points/0/0").isIntegralNumber()
                        && one.at("/points/0/1").isNumber();
                if (right) {
                    series.add(one);
                } else {
                    status = 400;
                }
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
