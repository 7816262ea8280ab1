package io.tidemark.experiment.reporter.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Objects that are compared and written in one step, as S3 does. The server of the other tests first compares and then
 * writes, so that there two writers at the same moment may both succeed.
 */
final class VersionedS3 implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Map<String, byte[]> objects = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();

    VersionedS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    S3Client client() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return AwsClients.configure(S3Client.builder(), new AwsSettings("us-east-1", null, uri))
                .serviceConfiguration(
                        options -> options.chunkedEncodingEnabled(false).pathStyleAccessEnabled(true))
                .build();
    }

    /** How many writers were too late. */
    int refusals() {
        return refusals.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("PUT")) {
            put(exchange, path, body);
        } else {
            get(exchange, path);
        }
        exchange.close();
    }

    private synchronized void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        String version = "\"" + versions.getOrDefault(path, 0) + "\"";
        String wanted = exchange.getRequestHeaders().getFirst("If-Match");
        boolean mustBeNew = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        boolean refused = wanted == null ? !mustBeNew || objects.containsKey(path) : !wanted.equals(version);
        if (refused) {
            refusals.incrementAndGet();
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        objects.put(path, body);
        int next = versions.merge(path, 1, Integer::sum);
        exchange.getResponseHeaders().add("ETag", "\"" + next + "\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private synchronized void get(HttpExchange exchange, String path) throws IOException {
        byte[] object = objects.get(path);
        if (object == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        exchange.getResponseHeaders().add("ETag", "\"" + versions.get(path) + "\"");
        exchange.sendResponseHeaders(200, object.length);
        exchange.getResponseBody().write(object);
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body =
                ("<Error><Code>" + code + "</Code><Message>because</Message></Error>").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
