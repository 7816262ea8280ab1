package io.tidemark.sizing.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A service that is limited by a resource of one's choice: {@code TargetService MODE AMOUNT [PORT]}, without a port
 * listening on {@code PORT} of the environment. It answers GET requests of HTTP/1.1 on kept connections, on all
 * addresses, and writes {@code listening on PORT} when it does. It uses nothing but the JDK, so that a container needs
 * only the JDK and this class.
 *
 * <ul>
 *   <li>{@code ok 0}: answers at once
 *   <li>{@code cpu 5}: uses 5 ms of CPU time for each request, however long that takes under a limit
 *   <li>{@code lock 5}: sleeps 5 ms while it holds the one lock there is, so that no resource is used up at 200/s
 *   <li>{@code memory 64}: keeps 64 KiB of each request for good. To be killed by a container's limit rather than run
 *       out of heap, start it with {@code JAVA_TOOL_OPTIONS=-Xmx8g}
 *   <li>{@code disk 256}: writes 256 KiB and waits until the disk has them; the file is reused from 64 MiB on
 * </ul>
 */
public final class TargetService {
    private static final int BACKLOG = 4_096;
    private static final int KIB = 1_024;
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n"
            .getBytes(StandardCharsets.US_ASCII);

    /** What a request costs. Called by many threads at once. */
    private sealed interface Work {
        void run() throws IOException, InterruptedException;
    }

    private record Nothing() implements Work {
        @Override
        public void run() {}
    }

    private record Cpu(ThreadMXBean threads, long nanos) implements Work {
        @Override
        public void run() {
            long end = threads.getCurrentThreadCpuTime() + nanos;
            while (threads.getCurrentThreadCpuTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    private record Lock(ReentrantLock lock, long millis) implements Work {
        @Override
        public void run() throws InterruptedException {
            lock.lock();
            try {
                Thread.sleep(millis);
            } finally {
                lock.unlock();
            }
        }
    }

    private record Memory(Queue<byte[]> kept, int bytes) implements Work {
        @Override
        public void run() {
            byte[] block = new byte[bytes];
            Arrays.fill(block, (byte) 1);
            kept.add(block);
        }
    }

    private record Disk(FileChannel file, int bytes) implements Work {
        private static final long MOST = 64L * KIB * KIB;

        @Override
        public void run() throws IOException {
            long place = file.size() >= MOST ? 0 : file.size();
            file.write(ByteBuffer.allocate(bytes), place);
            file.force(true);
        }
    }

    private final Work work;

    private TargetService(Work work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments.length > 2 ? arguments[2] : System.getenv("PORT"));
        TargetService service = new TargetService(work(arguments[0], Integer.parseInt(arguments[1])));
        try (ServerSocket server = new ServerSocket(port, BACKLOG)) {
            System.out.println("listening on " + port);
            while (true) {
                Socket connection = server.accept();
                // A platform thread, because only those know the CPU time they have used.
                Thread.ofPlatform().start(() -> service.serve(connection));
            }
        }
    }

    private static Work work(String mode, int amount) throws IOException {
        return switch (mode) {
            case "ok" -> new Nothing();
            case "cpu" -> new Cpu(ManagementFactory.getThreadMXBean(), amount * 1_000_000L);
            case "lock" -> new Lock(new ReentrantLock(true), amount);
            case "memory" -> new Memory(new ConcurrentLinkedQueue<>(), amount * KIB);
            case "disk" -> new Disk(open(), amount * KIB);
            default -> throw new IllegalArgumentException("mode must be ok, cpu, lock, memory or disk but is " + mode);
        };
    }

    private static FileChannel open() throws IOException {
        return FileChannel.open(
                Files.createTempFile("tidemark-target", ".data"),
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (readHead(in)) {
                work.run();
                out.write(ANSWER);
            }
        } catch (IOException e) {
            System.err.println("connection lost: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
}
