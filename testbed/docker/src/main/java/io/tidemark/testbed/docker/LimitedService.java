package io.tidemark.testbed.docker;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * A service that answers so many requests a second and refuses the rest with 503, as one of known capacity does. Its words
 * are its port, its limit, and, if it is to die by itself, after how many requests.
 */
public final class LimitedService {
    private static final int BACKLOG = 1_000;
    private static final double MOST_TOKENS = 20;
    private static final int DEATH = 17;

    private final double perNano;
    private final long mostRequests;
    private double tokens = MOST_TOKENS;
    private long filledNanos = System.nanoTime();
    private long requests;

    private LimitedService(double perSecond, long mostRequests) {
        perNano = perSecond / 1e9;
        this.mostRequests = mostRequests;
    }

    public static void main(String[] words) throws IOException {
        LimitedService service = new LimitedService(
                Double.parseDouble(words[1]), words.length > 2 ? Long.parseLong(words[2]) : Long.MAX_VALUE);
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(words[0])), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(service.take() ? 200 : 503, -1);
            exchange.close();
        });
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + words[0]);
    }

    private synchronized boolean take() {
        if (++requests > mostRequests) {
            System.out.println("this was one request too many");
            Runtime.getRuntime().halt(DEATH);
        }
        long now = System.nanoTime();
        tokens = Math.min(MOST_TOKENS, tokens + (now - filledNanos) * perNano);
        filledNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
