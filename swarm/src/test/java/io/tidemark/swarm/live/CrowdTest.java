package io.tidemark.swarm.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.swarm.access.TestAccess;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.page.SwarmServer;
import io.tidemark.swarm.plan.PlanFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many workers and many viewers in simulated time: every second of the run is told to all of them, and neither the work
 * for a second nor the memory grows with the run. With {@code -Dtidemark.proof=full} it is half an hour of a thousand workers
 * and fifty viewers, and says what that took.
 */
class CrowdTest {
    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final int WORKERS = FULL ? 1_000 : 100;
    private static final int VIEWERS = FULL ? 50 : 8;
    private static final int SECONDS = FULL ? 1_800 : 60;
    private static final int PARTS = 6;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @Timeout(1_800)
    void everySecondIsToldToEverybodyAndNothingGrows(@TempDir Path directory) throws Exception {
        SimulatedFleet fleet = new SimulatedFleet(WORKERS);
        Path plan = directory.resolve("plan.yml");
        Files.writeString(plan, """
                target: http://127.0.0.1:8080
                load: {rate: %d/s, duration: %ds}
                scenarios:
                  - {name: look, steps: [{name: home, url: /home}]}
                  - {name: buy, steps: [{name: cart, url: /cart}]}
                  - {name: find, steps: [{name: search, url: /search}]}
                """.formatted(10 * WORKERS, SECONDS));
        SwarmSettings settings = new SwarmSettings(
                notes -> fleet,
                "simulated",
                WORKERS,
                MissingPolicy.RESPREAD,
                any -> List.of(),
                run -> directory,
                directory.resolve("tables/swarm"),
                true,
                fleet,
                new BuildInfo("0.1.0", "abc"));
        List<Viewer> viewers = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        List<Long> heap = new ArrayList<>();
        try (Swarm swarm = new Swarm(settings, new PlanFile(plan, PlanOverlay.none()), false);
                SwarmServer server = SwarmServer.start(TestAccess.open(), swarm, new SystemClock(), note -> {})) {
            for (int i = 0; i < VIEWERS; i++) {
                viewers.add(new Viewer(server.port()));
            }
            swarm.give("ada", new Order.Start(Optional.empty()));
            swarm.tell();
            long before = centreNanos(fleet);
            for (int second = 1; second < SECONDS; second++) {
                long until = second;
                fleet.pass(1);
                Fact.await(() -> elapsedSeconds(swarm) >= until);
                swarm.tell();
                long number = swarm.workers().number();
                Fact.await(() -> viewers.stream().allMatch(viewer -> viewer.seen >= number));
                if (second % (SECONDS / PARTS) == 0) {
                    cpu.add((centreNanos(fleet) - before) / (SECONDS / PARTS));
                    heap.add(heapBytes());
                    before = centreNanos(fleet);
                }
            }
            fleet.pass(10);
            Fact.await(() -> state(swarm).path("state").asText().equals("ENDED"));
            JsonNode state = state(swarm);
            assertThat(state.path("total").path("requests").asLong()).isEqualTo(10L * WORKERS * SECONDS);
            assertThat(viewers).allSatisfy(viewer -> assertThat(viewer.ticks).isGreaterThanOrEqualTo(SECONDS - 2));
        } finally {
            for (Viewer viewer : viewers) {
                viewer.close();
            }
        }
        if (FULL) {
            System.out.printf(
                    "%d workers, %d viewers, %d s: CPU of the centre in each part, ms a second: %s; heap, MiB: %s; a tick has %d bytes%n",
                    WORKERS,
                    VIEWERS,
                    SECONDS,
                    cpu.stream().map(nanos -> nanos / 1_000_000).toList(),
                    heap.stream().map(bytes -> bytes >> 20).toList(),
                    viewers.getFirst().lastLength);
        }
        assertThat(heap.getLast()).as("bytes, part by part: %s", heap).isLessThan(2 * heap.getFirst() + (64L << 20));
    }

    /** What the run's thread, the server's and this one have used, but for what the simulation of workers took. */
    private static long centreNanos(SimulatedFleet fleet) {
        long nanos = THREADS.getThreadCpuTime(Thread.currentThread().threadId());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("tidemark-")) {
                nanos += Math.max(0, THREADS.getThreadCpuTime(thread.threadId()));
            }
        }
        return nanos - fleet.simulationNanos();
    }

    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long elapsedSeconds(Swarm swarm) {
        return swarm.elapsedMillis() / 1_000;
    }

    private static JsonNode state(Swarm swarm) throws IOException {
        return JSON.readTree(swarm.snapshot(0).json());
    }

    /** Reads the stream of events on a thread of its own. */
    private static final class Viewer {
        private final Socket socket;
        private volatile long seen = -1;
        private volatile int ticks;
        private volatile int lastLength;

        Viewer(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(this::read);
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                long id = -1;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id: ")) {
                        id = Long.parseLong(line.substring(4));
                    } else if (line.startsWith("data: ")) {
                        ticks++;
                        lastLength = line.length();
                        seen = id;
                    }
                }
            } catch (IOException e) {
                seen = Long.MAX_VALUE;
            }
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
