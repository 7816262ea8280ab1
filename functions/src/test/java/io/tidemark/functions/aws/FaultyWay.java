package io.tidemark.functions.aws;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a service, for everybody who takes it. Requests pass as they are, or are refused as AWS would refuse them.
 * Each has a connection of its own, so that answers need not be understood.
 */
public final class FaultyWay implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");
    private static final Pattern CONNECTION = Pattern.compile("(?i)\r\nConnection:[^\r]*");
    private static final Pattern EXPECT = Pattern.compile("(?i)\r\nExpect:[^\r]*");

    private final ServerSocket listener;
    private final URI service;
    private final byte[] refusal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    /** Of so many requests all but the last are refused; 1 for none. */
    private volatile int oneIn = 1;

    private volatile boolean writing = true;

    private FaultyWay(URI service, String status, String type, String body) throws IOException {
        this.service = service;
        this.listener = new ServerSocket();
        this.refusal = ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        threads.execute(this::listen);
    }

    /** Refuses as a table does that is asked too often. */
    public static FaultyWay toDynamo(URI service) {
        return open(
                service,
                "400 Bad Request",
                "application/x-amz-json-1.0",
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                        + "\"message\":\"The level of configured provisioned throughput was exceeded\"}");
    }

    /** Refuses as S3 does that is out of order. */
    public static FaultyWay toS3(URI service) {
        return open(
                service,
                "503 Service Unavailable",
                "application/xml",
                "<Error><Code>ServiceUnavailable</Code><Message>out of order</Message></Error>");
    }

    private static FaultyWay open(URI service, String status, String type, String body) {
        try {
            return new FaultyWay(service, status, type, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** From now on nothing passes. */
    public void refuseAll() {
        oneIn = Integer.MAX_VALUE;
    }

    /** From now on every second request passes. */
    public void refuseHalf() {
        oneIn = 2;
    }

    /** From now on nothing is taken, but what is there can be had. */
    public void refuseWriting() {
        writing = false;
    }

    /** From now on everything passes. */
    public void clear() {
        oneIn = 1;
        writing = true;
    }

    public int passed() {
        return passed.get();
    }

    public int refused() {
        return refused.get();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that has gone again.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            String head = head(in);
            if (EXPECT.matcher(head).find()) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            if (!head.isEmpty()) {
                answer(head, body, out);
            }
        } catch (IOException e) {
            // Whoever asked hears of it, and asks again.
        }
    }

    private void answer(String head, byte[] body, OutputStream out) throws IOException {
        if (asked.incrementAndGet() % oneIn != 0 || (!writing && head.startsWith("PUT "))) {
            refused.incrementAndGet();
            out.write(refusal);
            return;
        }
        passed.incrementAndGet();
        try (Socket server = new Socket(service.getHost(), service.getPort())) {
            server.getOutputStream().write(alone(head).getBytes(StandardCharsets.ISO_8859_1));
            server.getOutputStream().write(body);
            server.getInputStream().transferTo(out);
        }
    }

    /** What is left out of the head or changed in it is no part of what is signed. */
    private static String alone(String head) {
        String rest = EXPECT.matcher(CONNECTION.matcher(head).replaceAll("")).replaceAll("");
        return rest.substring(0, rest.length() - 2) + "Connection: close\r\n\r\n";
    }

    /** With the empty line at its end; empty when the client has gone. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int line = 0; line < 2; ) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            line = next == '\n' ? line + 1 : next == '\r' ? line : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
