package io.tidemark.aggregator.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 500, 10_000, 1_000_000})
    void whatIsAppendedIsReadWhereverItIs(long mostInMemory) {
        long seed = 3;
        Random random = new Random(seed);
        Spill spill = Spill.in(directory, mostInMemory);
        List<byte[]> records = new ArrayList<>();
        List<Spill.Place> places = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] record = new byte[1 + random.nextInt(400)];
            random.nextBytes(record);
            records.add(record);
            places.add(spill.append(record.clone()));
            assertThat(spill.inMemory()).isLessThanOrEqualTo(mostInMemory);
            int again = random.nextInt(records.size());
            assertThat(spill.read(places.get(again))).as("seed %d", seed).isEqualTo(records.get(again));
        }
        for (int i = 0; i < records.size(); i++) {
            assertThat(spill.read(places.get(i))).isEqualTo(records.get(i));
        }
        assertThat(spill.size())
                .isEqualTo(records.stream().mapToLong(record -> record.length).sum());
    }

    @Test
    void littleDataNeverTouchesADisk() {
        Spill spill = Spill.in(directory.resolve("not there"), 100);
        Spill.Place place = spill.append(new byte[100]);
        assertThat(spill.read(place)).hasSize(100);
    }

    /** Of a file without a name nothing is left, however the process ends. */
    @Test
    void theFileHasNoName() throws IOException {
        Spill spill = Spill.in(directory, 0);
        Spill.Place place = spill.append(new byte[] {1, 2, 3});
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
        assertThat(spill.read(place)).containsExactly(1, 2, 3);
    }

    @Test
    void whatADiskDoesNotTakeStaysInMemory() {
        Spill spill = Spill.in(directory.resolve("not there"), 10);
        List<Spill.Place> places = new ArrayList<>();
        for (byte i = 0; i < 5; i++) {
            places.add(spill.append(new byte[] {i, i, i, i}));
        }
        assertThat(spill.inMemory()).isEqualTo(20);
        assertThat(spill.read(places.get(3))).containsExactly(3, 3, 3, 3);
    }

    @Test
    void anEmptyRecordIsARecord() {
        Spill spill = Spill.in(directory, 0);
        assertThat(spill.read(spill.append(new byte[0]))).isEmpty();
    }
}
