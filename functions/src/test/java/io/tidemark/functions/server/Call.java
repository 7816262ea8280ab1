package io.tidemark.functions.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** One request and the means to answer it. */
public final class Call {
    private final TestServer server;
    private final Socket socket;
    private final OutputStream out;
    private final TestRequest request;
    private boolean over;

    Call(TestServer server, Socket socket, OutputStream out, TestRequest request) {
        this.server = server;
        this.socket = socket;
        this.out = out;
        this.request = request;
    }

    public TestRequest request() {
        return request;
    }

    public void respond(int status, String body, String... headers) throws IOException {
        respond(status, body.getBytes(UTF_8), headers);
    }

    public void respond(int status, byte[] body, String... headers) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(
                ("HTTP/1.1 " + status + " Whatever\r\nContent-Length: " + body.length + "\r\n").getBytes(ISO_8859_1));
        for (String header : headers) {
            whole.write((header + "\r\n").getBytes(ISO_8859_1));
        }
        whole.write("\r\n".getBytes(ISO_8859_1));
        whole.write(body);
        raw(whole.toByteArray());
    }

    /** These bytes and nothing else. */
    public void raw(String bytes) throws IOException {
        raw(bytes.getBytes(ISO_8859_1));
    }

    public void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Waits; ends at once when the server is closed. */
    public void pause(Duration duration) throws InterruptedException {
        if (server.pause(duration.toNanos())) {
            over = true;
        }
    }

    /** Never answers. */
    public void stall() throws InterruptedException {
        pause(Duration.ofDays(1));
    }

    /** Closes the connection in an orderly way. */
    public void close() throws IOException {
        over = true;
        socket.close();
    }

    /** Closes the connection with a TCP reset. */
    public void reset() throws IOException {
        over = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    boolean isOver() {
        return over;
    }
}
