package io.tidemark.emulator.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several threads change applications of their own while snapshots are made: no update is lost, whenever it all ends. */
class HistoriesTest {
    private static final int THREADS = 4;

    @TempDir
    private Path path;

    @ParameterizedTest
    @CsvSource({"1, 4, 2000, 60", "2, 40, 2000, 60", "3, 5000, 5000, 15"})
    void theLastStandingOfEachIsRestored(long seed, int apps, int changes, int snapshots) throws Exception {
        Model expected = new Model();
        for (int restart = 0; restart < 3; restart++) {
            try (StateFolder folder = StateFolder.open(path, "oco", false)) {
                assertThat(folder.restored()).as("seed %d", seed).isEqualTo(expected.standings());
                expected = history(folder, expected, new Random(seed + 100L * restart), apps, changes, snapshots);
                assertThat(folder.trouble()).isEmpty();
            }
        }
        assertThat(Recovery.of(path, "oco").standings()).as("seed %d", seed).isEqualTo(expected.standings());
    }

    /** Nothing makes up later for what is lost of an application that changes once. */
    @Test
    void ofApplicationsThatChangeOnceNoneIsLost() throws Exception {
        Model expected = new Model();
        try (StateFolder folder = StateFolder.open(path, "oco", false);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Model>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int share = thread;
                parts.add(threads.submit(() -> once(folder, share)));
            }
            while (!parts.stream().allMatch(Future::isDone)) {
                folder.snapshot();
            }
            for (Future<Model> part : parts) {
                expected.addAll(part.get());
            }
        }
        assertThat(Recovery.of(path, "oco").standings()).isEqualTo(expected.standings());
    }

    private static Model once(StateFolder folder, int share) {
        Model model = new Model();
        for (int i = 0; i < 5000; i++) {
            model.change(folder, i * THREADS + share);
        }
        return model;
    }

    private static Model history(StateFolder folder, Model before, Random random, int apps, int changes, int snapshots)
            throws InterruptedException, ExecutionException {
        List<Future<Model>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                int share = thread;
                long seed = random.nextLong();
                parts.add(threads.submit(() -> part(folder, before, new Random(seed), share, apps, changes)));
            }
            for (int i = 0; i < snapshots; i++) {
                folder.snapshot();
            }
        }
        Model after = new Model();
        after.addAll(before);
        for (Future<Model> part : parts) {
            after.addLater(part.get());
        }
        return after;
    }

    /** What one thread does with each n-th application. */
    private static Model part(StateFolder folder, Model before, Random random, int share, int apps, int changes) {
        Model model = new Model();
        model.addAll(before);
        for (int i = 0; i < changes; i++) {
            model.change(folder, random.nextInt(apps / THREADS) * THREADS + share);
        }
        return model;
    }
}
