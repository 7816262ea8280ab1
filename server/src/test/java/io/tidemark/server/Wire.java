package io.tidemark.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client that sends what it likes, byte by byte if need be. */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    public record Response(int status, Map<String, String> headers, String body) {}

    public Wire(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    public Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Lines end with CR LF on the wire. */
    public Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Wire sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    public Wire post(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.1\nHost: x\nContent-Length: " + body.length() + "\n\n")
                .send(body);
    }

    public Response receive() throws IOException {
        return receive(true);
    }

    public Response receive(boolean withBody) throws IOException {
        String[] start = line().split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = withBody ? Integer.parseInt(headers.getOrDefault("content-length", "0")) : 0;
        return new Response(
                Integer.parseInt(start[1]), headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** The next piece of an answer whose length is not known before; empty at its end. */
    public String chunk() throws IOException {
        String chunk = new String(in.readNBytes(Integer.parseInt(line(), 16)), StandardCharsets.UTF_8);
        line();
        return chunk;
    }

    /** Waits until the other side has closed, and says what it sent until then. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The number of bytes until the other side has closed, or broken off. */
    public long restLength() {
        long length = 0;
        try {
            for (int read = in.read(new byte[8_192]); read >= 0; read = in.read(new byte[8_192])) {
                length += read;
            }
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException broken) {
            return length;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
