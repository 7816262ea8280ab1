package io.tidemark.aggregator.store.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.functions.aws.AwsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An S3 that remembers what it was asked, has nothing but names, and refuses when it is told to. */
final class FakeS3 implements AutoCloseable {
    private static final int PAGE = 1_000;

    private final HttpServer server;
    private final Map<String, Headers> puts = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> gets = new ConcurrentLinkedQueue<>();
    private final String refusal;
    private final int status;
    private final int runs;

    private FakeS3(int status, String refusal, int runs) throws IOException {
        this.status = status;
        this.runs = runs;
        this.refusal = refusal;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static FakeS3 accepting() throws IOException {
        return new FakeS3(200, "", 0);
    }

    /** One with the names of so many indexes. */
    static FakeS3 having(int runs) throws IOException {
        return new FakeS3(200, "", runs);
    }

    static FakeS3 refusing(int status, String code) throws IOException {
        return new FakeS3(status, code, 0);
    }

    AwsSettings settings() {
        return new AwsSettings(
                "us-east-1",
                null,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    /** Of what was put, by path. */
    Map<String, Headers> puts() {
        return puts;
    }

    /** The paths of what was put. */
    List<String> order() {
        return List.copyOf(order);
    }

    /** The paths of what was asked for. */
    List<String> gets() {
        return List.copyOf(gets);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        if (!refusal.isEmpty()) {
            send(exchange, status, error(refusal));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            puts.put(path, exchange.getRequestHeaders());
            order.add(path);
            send(exchange, 200, "");
        } else {
            if (exchange.getRequestMethod().equals("GET")) {
                gets.add(path);
            }
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (query.contains("list-type=2")) {
                send(exchange, 200, page(query));
            } else {
                send(exchange, 404, error("NoSuchKey"));
            }
        }
    }

    private String page(String query) {
        int from = query.contains("continuation-token=")
                ? Integer.parseInt(query.replaceAll(".*continuation-token=(\\d+).*", "$1"))
                : 0;
        int to = Math.min(runs, from + PAGE);
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>" + (to < runs) + "</IsTruncated>");
        if (to < runs) {
            xml.append("<NextContinuationToken>" + to + "</NextContinuationToken>");
        }
        for (int i = from; i < to; i++) {
            xml.append("<Contents><Key>index/20250101-01%04d-0000.json</Key></Contents>".formatted(i));
        }
        return xml.append("</ListBucketResult>").toString();
    }

    private static String error(String code) {
        return "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>because</Message></Error>";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
