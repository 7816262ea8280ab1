package io.tidemark.sizing.demo;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection that asks again and again. */
final class Visitor implements AutoCloseable {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: demo\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BODY = 16;

    private final Socket socket;
    private final InputStream in;

    Visitor(URI uri) throws IOException {
        socket = new Socket(uri.getHost(), uri.getPort());
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The status. */
    int ask() throws IOException {
        socket.getOutputStream().write(REQUEST);
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        String header = line();
        while (!header.isEmpty()) {
            header = line();
        }
        in.skipNBytes(BODY);
        return status;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
