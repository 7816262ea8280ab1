import com.sun.net.httpserver.HttpServer;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A service to experiment with: {@code java Shop.java --servers 4 --service 20 --cpu 1}. It listens on {@code --port} or the
 * variable PORT. Each request waits for one of so many servers, keeps it for so many milliseconds, and uses so many milliseconds
 * of CPU. So it takes servers / service requests a second, however fast the machine, and no more than one per cpu on each core.
 * Who would wait too long gets a 503. Needs nothing but Java 17.
 */
public final class Shop {
    private static final int BACKLOG = 1_000;
    private static final int THREADS = 200;

    private Shop() {}

    public static void main(String[] words) throws Exception {
        int port = option(words, "--port", System.getenv("PORT") == null ? 8080 : Integer.parseInt(System.getenv("PORT")));
        int servers = option(words, "--servers", 4);
        int service = option(words, "--service", 20);
        int cpu = option(words, "--cpu", 0);
        Semaphore free = new Semaphore(servers, true);
        Semaphore admitted = new Semaphore(THREADS - 10);
        HttpServer server = HttpServer.create(new InetSocketAddress(port), BACKLOG);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", exchange -> {
            boolean good = admitted.tryAcquire();
            if (good) {
                try {
                    serve(free, service, cpu);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    good = false;
                } finally {
                    admitted.release();
                }
            }
            exchange.sendResponseHeaders(good ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void serve(Semaphore free, int service, int cpu) throws InterruptedException {
        free.acquire();
        try {
            long end = System.nanoTime() + service * 1_000_000L;
            burn(cpu);
            long left = end - System.nanoTime();
            if (left > 0) {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            }
        } finally {
            free.release();
        }
    }

    /** Time that was spent waiting for a core does not count. */
    private static void burn(int millis) {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + millis * 1_000_000L;
        while (millis > 0 && threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static int option(String[] words, String name, int otherwise) {
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].equals(name)) {
                return Integer.parseInt(words[i + 1]);
            }
        }
        return otherwise;
    }
}
