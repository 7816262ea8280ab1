package io.tidemark.functions.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers anything that ends like a request's head, on loopback. Just enough for a {@link Rehearsal}. */
final class RehearsalServer implements AutoCloseable {
    private static final byte[] RESPONSE = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int BACKLOG = 64;
    /** CR LF CR LF. */
    private static final int HEAD_END = 0x0D0A0D0A;

    private final ServerSocket listener;

    private RehearsalServer(ServerSocket listener) {
        this.listener = listener;
    }

    static RehearsalServer start() throws IOException {
        RehearsalServer server = new RehearsalServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("tidemark-rehearsal").start(server::accept);
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().name("tidemark-rehearsal").start(() -> answer(socket));
            }
        } catch (IOException closed) {
            // The rehearsal is over.
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[4096];
            int lastFour = 0;
            int size;
            while ((size = in.read(buffer)) >= 0) {
                for (int i = 0; i < size; i++) {
                    lastFour = (lastFour << 8) | (buffer[i] & 0xFF);
                    if (lastFour == HEAD_END) {
                        out.write(RESPONSE);
                    }
                }
            }
        } catch (IOException closed) {
            // The client has gone, as clients do.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
