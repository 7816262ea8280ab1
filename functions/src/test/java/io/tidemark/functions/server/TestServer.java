package io.tidemark.functions.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on loopback that does what a test tells it to, well or badly, and counts what it sees. Each
 * connection has a thread of its own, so a handler may wait.
 *
 * <p>Example: {@code try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {...}}
 */
public final class TestServer implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final Handler handler;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> byPath = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> byConnection = new ConcurrentHashMap<>();
    private final Map<InetAddress, AtomicInteger> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private volatile byte[] greeting = {};
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Answers requests, from as many threads as there are connections. */
    @FunctionalInterface
    public interface Handler {
        void handle(Call call) throws Exception;
    }

    private TestServer(Handler handler, ServerSocket listener) {
        this.handler = handler;
        this.listener = listener;
    }

    public static TestServer start(Handler handler) {
        return start(handler, null, "127.0.0.1", 0);
    }

    public static TestServer startTls(SSLContext context, Handler handler) {
        return start(handler, context, "127.0.0.1", 0);
    }

    /** On all of 127.0.0.0/8. */
    public static TestServer startEverywhere(Handler handler) {
        return start(handler, null, "0.0.0.0", 0);
    }

    /** On a port of a server that was there before. */
    public static TestServer startOn(int port, Handler handler) {
        return start(handler, null, "127.0.0.1", port);
    }

    /** Answers every connection at once and reads nothing, until the test is over. */
    public static TestServer startHasty(String response) {
        TestServer server = start(call -> {});
        server.greeting = response.getBytes(StandardCharsets.ISO_8859_1);
        return server;
    }

    private static TestServer start(Handler handler, @Nullable SSLContext tls, String address, int port) {
        try {
            ServerSocket listener = tls == null
                    ? new ServerSocket()
                    : tls.getServerSocketFactory().createServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(address, port), BACKLOG);
            TestServer server = new TestServer(handler, listener);
            Thread.ofVirtual().name("test-server").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int requests() {
        return requests.get();
    }

    public int requests(String path) {
        AtomicInteger count = byPath.get(path);
        return count == null ? 0 : count.get();
    }

    public int connections() {
        return connections.get();
    }

    /** Connections that have sent at least one request. */
    public int usedConnections() {
        return byConnection.size();
    }

    /** How many requests came in on the address of this server that a client chose. */
    public int requestsTo(String address) {
        return byAddress.entrySet().stream()
                .filter(entry -> entry.getKey().getHostAddress().equals(address))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    public int openConnections() {
        return open.size();
    }

    /** All that was read, inside TLS. */
    public long bytesIn() {
        return bytesIn.get();
    }

    public long bytesOut() {
        return bytesOut.get();
    }

    /** Closes everything in the middle of what it is doing; the port refuses connections from now on. */
    public void kill() {
        close();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the server was closed meanwhile. */
    boolean pause(long nanos) throws InterruptedException {
        return closing.await(nanos, TimeUnit.NANOSECONDS);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                int number = connections.getAndIncrement();
                open.add(socket);
                Thread.ofVirtual().name("test-server-" + number).start(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            // No more clients.
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(new CountingInput(socket.getInputStream(), bytesIn), 16_384);
            CountingOutput out = new CountingOutput(socket.getOutputStream(), bytesOut);
            if (greeting.length > 0) {
                socket.getInputStream().read();
                out.write(greeting);
                pause(Long.MAX_VALUE);
            }
            TestRequest request;
            for (int number = 0; (request = TestRequest.read(in, connection, number)) != null; number++) {
                requests.incrementAndGet();
                count(byPath, request.path());
                count(byConnection, connection);
                count(byAddress, socket.getLocalAddress());
                Call call = new Call(this, socket, out, request);
                handler.handle(call);
                if (call.isOver()) {
                    return;
                }
            }
        } catch (Exception gone) {
            // The client has gone, or the test has closed the server.
        } finally {
            open.remove(socket);
        }
    }

    private static <K> void count(Map<K, AtomicInteger> counts, K key) {
        counts.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
    }
}
