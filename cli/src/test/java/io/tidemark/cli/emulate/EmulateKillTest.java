package io.tidemark.cli.emulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.emulate.ServoApp.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The emulator is killed under load, again and again. Its clients go on where they were, and their own count of what was
 * answered is compared with the emulator's, application by application.
 */
@Timeout(120)
class EmulateKillTest {
    private static final int KILLS = 4;
    private static final int CLIENTS = 8;
    private static final int APPS_PER_CLIENT = 25;
    /** For every client, before a kill: each application gets somewhat further than into its first cycle. */
    private static final int ANSWERS = 5 * APPS_PER_CLIENT;

    private static final int KILLED = 128 + 9;
    private static final Pattern APP =
            Pattern.compile("\"app\":\"([^\"]+)\",\"state\":\"([^\"]+)\",[^}]*\"cycles\":(\\d+),\"accepted\":(\\d+)");

    private final List<ServoApp> apps = new ArrayList<>();
    /** All clients and this test: clients stand still between an even phase and the next one. */
    private final Phaser phases = new Phaser(1);

    private volatile CountDownLatch answered = new CountDownLatch(CLIENTS);
    private volatile boolean enough;
    private volatile int port;

    @TempDir
    private Path directory;

    @Test
    void clientsGoOnAsIfNothingHadHappened() throws Exception {
        EmulatorProcess emulator = start("0");
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> futures = startClients(clients);
            for (int kill = 0; kill < KILLS; kill++) {
                answered.await();
                assertThat(emulator.end("KILL")).isEqualTo(KILLED);
                awaitClients();
                emulator = start(String.valueOf(port));
                compare();
                enough = kill == KILLS - 1;
                answered = new CountDownLatch(CLIENTS);
                awaitClients();
            }
            for (Future<?> future : futures) {
                future.get();
            }
            compare();
            assertThat(cycles()).isEqualTo(expectedCycles());
            assertThat(emulator.end("TERM")).isZero();
        } finally {
            emulator.close();
        }
    }

    private void awaitClients() throws InterruptedException {
        phases.awaitAdvanceInterruptibly(phases.arrive());
    }

    private EmulatorProcess start(String wantedPort) throws IOException, InterruptedException {
        EmulatorProcess emulator = EmulatorProcess.start(
                directory, "--port", wantedPort, "--state", "kept", "--save-every", "20ms", "--apps", "200");
        port = emulator.port();
        return emulator;
    }

    private List<Future<?>> startClients(ExecutorService clients) {
        List<Future<?>> futures = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int first = client * APPS_PER_CLIENT;
            List<ServoApp> own = IntStream.range(first, first + APPS_PER_CLIENT)
                    .mapToObj("app%05d"::formatted)
                    .map(ServoApp::new)
                    .toList();
            apps.addAll(own);
            phases.register();
            futures.add(clients.submit(() -> {
                try {
                    work(own);
                } finally {
                    // Also when it has found a fault: nobody waits for it then.
                    answered.countDown();
                    phases.arriveAndDeregister();
                }
            }));
        }
        return futures;
    }

    /** One event of each application in turn, over one connection until it breaks. */
    private void work(List<ServoApp> own) {
        int next = 0;
        boolean finished = false;
        while (!finished) {
            boolean last = enough;
            try (Servo servo = new Servo(port)) {
                for (int answers = 0; !last || answers < ANSWERS; answers++) {
                    if (answers == ANSWERS) {
                        answered.countDown();
                    }
                    own.get(next).next(servo);
                    next = (next + 1) % own.size();
                }
                finished = true;
            } catch (IOException e) {
                awaitRestart();
            }
        }
    }

    private void awaitRestart() {
        try {
            awaitClients();
            awaitClients();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void compare() throws IOException {
        Map<String, Shown> shown = new HashMap<>();
        try (Servo servo = new Servo(port)) {
            Matcher matcher = APP.matcher(servo.get("/statistics/apps"));
            while (matcher.find()) {
                shown.put(
                        matcher.group(1),
                        new Shown(
                                matcher.group(2),
                                Integer.parseInt(matcher.group(3)),
                                Long.parseLong(matcher.group(4))));
            }
        }
        assertThat(shown).hasSize(apps.size());
        apps.forEach(app -> app.compare(shown.get(app.name())));
    }

    private String cycles() throws IOException {
        try (Servo servo = new Servo(port)) {
            return servo.get("/");
        }
    }

    private String expectedCycles() {
        var expected = apps.stream().mapToLong(ServoApp::cycles).summaryStatistics();
        assertThat(expected.getMin()).isGreaterThanOrEqualTo(KILLS / 2);
        return "{\"n\":" + apps.size() + ",\"average\":" + expected.getAverage() + ",\"min\":" + expected.getMin()
                + ",\"max\":" + expected.getMax() + "}";
    }
}
