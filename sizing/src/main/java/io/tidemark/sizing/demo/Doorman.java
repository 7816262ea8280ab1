package io.tidemark.sizing.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GET requests of HTTP/1.1 on a free port of this machine only, one virtual thread for each connection. Not the JDK's
 * own server, which closes connections when more than 200 are idle: a demo whose service breaks connections would be a
 * puzzle.
 */
final class Doorman implements AutoCloseable {
    private static final String BODY = "{\"tide\":\"high\"}\n";
    private static final byte[] GOOD = response("200 OK");
    private static final byte[] BAD = response("503 Service Unavailable");
    private static final int BACKLOG = 4_096;

    private final ServerSocket server;
    private final Work work;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private Doorman(ServerSocket server, Work work) {
        this.server = server;
        this.work = work;
    }

    /** What is done for a request, on its connection's thread: true when it went well. */
    @FunctionalInterface
    interface Work {
        boolean perform() throws InterruptedException;
    }

    static Doorman open(Work work) throws IOException {
        Doorman doorman = new Doorman(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), work);
        Thread.ofVirtual().start(doorman::accept);
        return doorman;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    boolean isOpen() {
        return !server.isClosed();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed, which is the way this ends.
            return;
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (readHead(in)) {
                out.write(work.perform() ? GOOD : BAD);
            }
        } catch (IOException e) {
            // The other side is gone; there is nobody to tell.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /** True after the empty line that ends a request's head, false at the end of the connection. */
    private static boolean readHead(InputStream in) throws IOException {
        int lineLength = 0;
        boolean any = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (lineLength == 0 && any) {
                    return true;
                }
                lineLength = 0;
            } else if (c != '\r') {
                lineLength++;
                any = true;
            }
        }
        return false;
    }

    private static byte[] response(String status) {
        String text = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
                + "\r\n\r\n" + BODY;
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
