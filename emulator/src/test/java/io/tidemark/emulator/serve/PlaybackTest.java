package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.server.Wire;
import io.tidemark.server.Wire.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients at once, some of them wrong now and then; afterwards the log is gone through with the table of the
 * protocol, written down here once more, and every event must have been accepted or refused as it says.
 *
 * <p>At full size ({@code -Dtidemark.proof=full}) it is 5,000 applications, 200 clients and five minutes.
 */
class PlaybackTest {
    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final int APPS = FULL ? 5_000 : 400;
    private static final int CLIENTS = FULL ? 200 : 40;
    private static final long LEAST_NANOS = FULL ? 300_000_000_000L : 0;
    private static final int LEAST_ROUNDS = 3;
    private static final String WORK = "MEASUREMENT";
    private static final String CHANGE = "ADJUSTMENT";

    @TempDir
    private Path directory;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    @Test
    void everyEventIsAcceptedOrRefusedAsTheTableSays() throws Exception {
        Path log = directory.resolve("events.jsonl");
        try (Server server =
                Setup.oco().keptIn(directory.resolve("kept")).logged(log).start()) {
            drive(server);

            JsonNode statistics = server.get("/");
            long min = statistics.get("min").asLong();
            assertThat(statistics.get("n").asInt()).isEqualTo(APPS);
            assertThat(statistics.get("max").asLong()).isEqualTo(min).isGreaterThanOrEqualTo(LEAST_ROUNDS);
            assertThat(statistics.get("average").asDouble()).isEqualTo((double) min);
            JsonNode all = server.get("/statistics");
            assertThat(all.get("accepted").asLong()).isEqualTo(sent.get() - refused.get());
            assertThat(all.get("refused").asLong()).isEqualTo(refused.get()).isPositive();
        }
        Map<String, Long> cycles = replay(log);
        assertThat(cycles).hasSize(APPS);
        assertThat(cycles.values().stream().distinct())
                .as("cycles of each by the model")
                .hasSize(1);
        assertThat(lines(log)).isEqualTo(sent.get());
    }

    /** Each client has its applications, and takes all of them through one cycle before it begins the next. */
    private void drive(Server server) throws Exception {
        long start = System.nanoTime();
        // All do the same number of rounds: the last one to arrive decides for all of them whether there is another.
        Phaser rounds = new Phaser(CLIENTS) {
            @Override
            protected boolean onAdvance(int round, int parties) {
                return round + 1 >= LEAST_ROUNDS && System.nanoTime() - start >= LEAST_NANOS;
            }
        };
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                clients.add(executor.submit(() -> {
                    SplittableRandom random = new SplittableRandom(first);
                    int done = 0;
                    try (Wire wire = new Wire(server.port())) {
                        eachOf(first, app -> begin(wire, app));
                        while (!rounds.isTerminated()) {
                            eachOf(first, app -> cycle(wire, app, random));
                            done++;
                            rounds.arriveAndAwaitAdvance();
                        }
                    } finally {
                        // Also when something is wrong: nobody waits for this one then.
                        rounds.forceTermination();
                    }
                    return done;
                }));
            }
            for (Future<Integer> client : clients) {
                assertThat(client.get()).isGreaterThanOrEqualTo(LEAST_ROUNDS);
            }
        }
    }

    private static void eachOf(int client, Consumer<String> work) {
        for (int app = client; app < APPS; app += CLIENTS) {
            work.accept("app%05d".formatted(app));
        }
    }

    private void begin(Wire wire, String app) {
        send(wire, app, "HELLO");
        send(wire, app, "WHATS_NEXT");
        send(wire, app, "DESCRIPTION");
    }

    private void cycle(Wire wire, String app, SplittableRandom random) {
        for (String event : List.of(WORK, CHANGE)) {
            send(wire, app, "WHATS_NEXT");
            int progress = 0;
            for (int report = random.nextInt(1, 4); report > 0; report--) {
                send(wire, app, event, progress);
                progress += random.nextInt(40);
            }
            switch (random.nextInt(8)) {
                case 0 -> send(wire, app, "WHATS_NEXT");
                case 1 -> send(wire, app, event.equals(WORK) ? CHANGE : WORK);
                case 2 -> send(wire, app, event, -1);
                case 3 -> send(wire, app, "FOO", 3);
                default -> {}
            }
            send(wire, app, event);
        }
    }

    private void send(Wire wire, String app, String event, int... progress) {
        Response answer;
        try {
            answer = wire.post(Server.path(app), Server.body(event, progress)).receive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sent.incrementAndGet();
        assertThat(answer.status()).as("%s %s: %s", app, event, answer.body()).isIn(200, 400);
        if (answer.status() == 400) {
            refused.incrementAndGet();
        }
    }

    private static long lines(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.count();
        }
    }

    private record Row(String to, String command, boolean cycle) {}

    /** State, event, and whether progress was given. */
    private static final Map<String, Row> TABLE = Map.ofEntries(
            Map.entry("initial HELLO no", new Row("hello-received", "DESCRIBE", false)),
            Map.entry("hello-received DESCRIPTION no", new Row("start-measure", "MEASURE", false)),
            Map.entry("start-measure MEASUREMENT yes", new Row("in-measure", "", false)),
            Map.entry("in-measure MEASUREMENT yes", new Row("in-measure", "", false)),
            Map.entry("in-measure MEASUREMENT no", new Row("start-adjust", "ADJUST", true)),
            Map.entry("start-adjust ADJUSTMENT yes", new Row("in-adjust", "", false)),
            Map.entry("in-adjust ADJUSTMENT yes", new Row("in-adjust", "", false)),
            Map.entry("in-adjust ADJUSTMENT no", new Row("start-measure", "MEASURE", false)));

    /** One application, as the table has it. */
    private static final class Model {
        private String state = "initial";
        private String command = "";
        private long progress = Long.MIN_VALUE;
        private long cycles;

        void check(JsonNode line) {
            String event = line.get("event").asText();
            boolean given = line.has("progress");
            long now = line.path("progress").asLong();
            assertThat(line.get("from").asText()).as("%s", line).isEqualTo(state);
            Row row = TABLE.get(state + " " + event + " " + (given ? "yes" : "no"));
            boolean fetched = event.equals("WHATS_NEXT") && !given && !command.isEmpty();
            boolean expected = fetched || (row != null && (!given || now >= progress));
            assertThat(line.has("to")).as("%s accepted", line).isEqualTo(expected);
            if (!expected) {
                return;
            }
            assertThat(line.path("command").asText()).as("%s", line).isEqualTo(fetched ? command : "");
            state = fetched ? state : row.to();
            command = fetched ? "" : row.command();
            cycles += !fetched && row.cycle() ? 1 : 0;
            progress = given ? now : Long.MIN_VALUE;
            assertThat(line.get("to").asText()).as("%s", line).isEqualTo(state);
            assertThat(line.get("cycles").asLong()).as("%s", line).isEqualTo(cycles);
        }
    }

    /** The cycles of each application, by the model. */
    private static Map<String, Long> replay(Path log) {
        Map<String, Model> models = new HashMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(Server::json)
                    .forEach(line -> models.computeIfAbsent(line.get("app").asText(), app -> new Model())
                            .check(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Long> cycles = new HashMap<>();
        models.forEach((app, model) -> cycles.put(app, model.cycles));
        return cycles;
    }
}
