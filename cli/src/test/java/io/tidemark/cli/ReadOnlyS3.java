package io.tidemark.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An S3 whose buckets can be listed and have nothing, and into which nobody may put anything. */
final class ReadOnlyS3 implements AutoCloseable {
    private final HttpServer server;

    ReadOnlyS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ReadOnlyS3::answer);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean list = String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type");
        boolean get = exchange.getRequestMethod().equals("GET");
        byte[] body = (list
                        ? "<ListBucketResult/>"
                        : "<Error><Code>" + (get ? "NoSuchKey" : "AccessDenied") + "</Code></Error>")
                .getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(list ? 200 : get || head ? 404 : 403, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
