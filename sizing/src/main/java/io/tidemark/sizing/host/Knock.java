package io.tidemark.sizing.host;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** One attempt of a {@link ReadyCheck}. */
final class Knock {
    /** For one attempt; a service that is slow while it is cold gets another one. */
    private static final int PATIENCE_MILLIS = 2_000;

    private static final int KEPT_MILLIS = 100;
    private static final int SERVER_ERROR = 500;

    private Knock() {}

    /** Throws with the reason when the target is not ready. */
    static void at(URI target, ReadyCheck check) throws IOException {
        switch (check) {
            case ReadyCheck.Connect _ -> connect(target);
            case ReadyCheck.Answer answer -> get(target.resolve(answer.path()));
        }
    }

    static int port(URI target) {
        if (target.getPort() >= 0) {
            return target.getPort();
        }
        return "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
    }

    private static void connect(URI target) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.getHost(), port(target)), PATIENCE_MILLIS);
            if (!keeps(socket)) {
                throw new IOException("it closes connections at once");
            }
        }
    }

    private static boolean keeps(Socket socket) throws IOException {
        socket.setSoTimeout(KEPT_MILLIS);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            // It waits for a request, as it should.
            return true;
        }
    }

    private static void get(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            if (status < 0 || status >= SERVER_ERROR) {
                throw new IOException("GET " + uri.getPath() + " answers " + (status < 0 ? "no HTTP" : status));
            }
        } finally {
            connection.disconnect();
        }
    }
}
