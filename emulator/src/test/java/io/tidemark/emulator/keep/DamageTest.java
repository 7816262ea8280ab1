package io.tidemark.emulator.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut off or changed, at every byte. The folder has snapshots 2 and 3 and journals 2 and 3. */
class DamageTest {
    private static final String BACKEND = "oco";
    private static final int APPS = 4;

    @TempDir
    private Path path;

    private final Model model = new Model();
    /** After no change in the last journal, after one, ... */
    private final List<Map<AppKey, Standing>> moments = new ArrayList<>();
    /** How long the last journal was then. */
    private final List<Long> lengths = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        try (StateFolder folder = StateFolder.open(path, BACKEND, false)) {
            change(folder, 11);
            folder.snapshot();
            change(folder, 7);
            folder.snapshot();
            note();
            for (int i = 0; i < 10; i++) {
                model.change(folder, i % APPS);
                note();
            }
        }
    }

    @Test
    void aSnapshotCutOffAnywhereIsReplacedByTheOneBefore() throws IOException {
        byte[] whole = bytes(StateFile.snapshot(3));
        for (int length = 0; length < whole.length; length++) {
            write(StateFile.snapshot(3), Arrays.copyOf(whole, length));
            expectLastFromSnapshot2("cut off at " + length);
        }
    }

    @Test
    void aSnapshotWithAByteChangedIsReplacedByTheOneBefore() throws IOException {
        byte[] whole = bytes(StateFile.snapshot(3));
        Random random = new Random(7);
        for (int at = 0; at < whole.length; at++) {
            write(StateFile.snapshot(3), flipped(whole, at, random));
            expectLastFromSnapshot2("changed at " + at);
        }
    }

    @Test
    void aSnapshotThatGoesOnAfterItsEndIsReplacedByTheOneBefore() throws IOException {
        byte[] whole = bytes(StateFile.snapshot(3));
        write(StateFile.snapshot(3), Arrays.copyOf(whole, whole.length + 1));
        expectLastFromSnapshot2("a byte more");
    }

    @Test
    void aSnapshotThatLacksAnApplicationIsReplacedByTheOneBefore() throws IOException {
        Header header = new Header(StateFile.snapshot(3), BACKEND);
        byte[] whole = bytes(StateFile.snapshot(3));
        int first = header.encoded().length;
        int size = ByteBuffer.wrap(whole).getInt(first) + Frame.OVERHEAD;
        byte[] without = new byte[whole.length - size];
        System.arraycopy(whole, 0, without, 0, first);
        System.arraycopy(whole, first + size, without, first, without.length - first);
        write(StateFile.snapshot(3), without);
        expectLastFromSnapshot2("one application less");
    }

    @Test
    void aJournalCutOffAnywhereHasAllThatIsWholeInIt() throws IOException {
        byte[] whole = bytes(StateFile.journal(3));
        for (int length = 0; length <= whole.length; length++) {
            write(StateFile.journal(3), Arrays.copyOf(whole, length));
            Recovery recovery = Recovery.of(path, BACKEND);
            int changes = changesIn(length);
            assertThat(recovery.standings()).as("cut off at %d", length).isEqualTo(moments.get(changes));
            assertThat(recovery.notes())
                    .as("cut off at %d", length)
                    .hasSize(lengths.contains((long) length) ? 1 : 2)
                    .first()
                    .isEqualTo("4 applications restored from snapshot 3 and " + Count.of(changes, "change") + " since");
        }
    }

    @Test
    void aJournalWithAByteChangedHasAllThatIsBeforeIt() throws IOException {
        byte[] whole = bytes(StateFile.journal(3));
        Random random = new Random(7);
        for (int at = 0; at < whole.length; at++) {
            write(StateFile.journal(3), flipped(whole, at, random));
            Recovery recovery = Recovery.of(path, BACKEND);
            int changes = changesIn(at);
            assertThat(recovery.standings()).as("changed at %d", at).isEqualTo(moments.get(changes));
            assertThat(recovery.notes().getLast())
                    .isEqualTo("journal 3 ends in the middle of a change: it was left out, "
                            + Count.of(changes, "change") + " before it used");
        }
    }

    @Test
    void zerosAfterAJournalAreNoChange() throws IOException {
        byte[] whole = bytes(StateFile.journal(3));
        write(StateFile.journal(3), Arrays.copyOf(whole, whole.length + 4096));
        assertThat(Recovery.of(path, BACKEND).standings()).isEqualTo(moments.getLast());
    }

    @Test
    void newestSnapshotAndJournalMayBothBeCutOff() throws IOException {
        write(StateFile.snapshot(3), Arrays.copyOf(bytes(StateFile.snapshot(3)), 20));
        write(StateFile.journal(3), Arrays.copyOf(bytes(StateFile.journal(3)), 5));
        assertThat(Recovery.of(path, BACKEND).standings()).isEqualTo(moments.getFirst());
    }

    @Test
    void withoutAnySnapshotTheJournalsAreUsed() throws IOException {
        write(StateFile.snapshot(2), new byte[0]);
        write(StateFile.snapshot(3), new byte[0]);
        Recovery recovery = Recovery.of(path, BACKEND);
        assertThat(recovery.standings()).isEqualTo(moments.getLast());
        assertThat(recovery.notes())
                .containsExactly(
                        "4 applications restored from 17 changes since",
                        "snapshot 3 is cut off or damaged: there is none before it, so only the journals were used",
                        "snapshot 2 is cut off or damaged: there is none before it, so only the journals were used");
    }

    @Test
    void whatIsLeftOfADraftIsNothing() throws IOException {
        Files.copy(StateFile.snapshot(2).in(path), path.resolve("snapshot.tidemark.part"));
        try (StateFolder folder = StateFolder.open(path, BACKEND, false)) {
            assertThat(folder.restored()).isEqualTo(moments.getLast());
            change(folder, 1);
            folder.snapshot();
            assertThat(path.resolve("snapshot.tidemark.part")).doesNotExist();
        }
        assertThat(Recovery.of(path, BACKEND).standings()).isEqualTo(model.standings());
    }

    @Test
    void afterADamageOneGoesOnAsBefore() throws IOException {
        write(StateFile.snapshot(3), new byte[0]);
        for (int i = 0; i < 3; i++) {
            try (StateFolder folder = StateFolder.open(path, BACKEND, false)) {
                assertThat(folder.restored()).isEqualTo(model.standings());
                change(folder, 5);
                folder.snapshot();
                change(folder, 5);
            }
        }
        assertThat(StateFile.snapshot(3).in(path)).doesNotExist();
        assertThat(Recovery.of(path, BACKEND).notes()).hasSize(1);
    }

    private void change(StateFolder folder, int times) {
        for (int i = 0; i < times; i++) {
            model.change(folder, i % APPS);
        }
    }

    private void note() throws IOException {
        moments.add(model.standings());
        lengths.add(Files.size(StateFile.journal(3).in(path)));
    }

    /** That are whole in the first bytes of the last journal. */
    private int changesIn(int length) {
        return Math.max(0, (int) lengths.stream().filter(each -> each <= length).count() - 1);
    }

    private void expectLastFromSnapshot2(String damage) throws IOException {
        Recovery recovery = Recovery.of(path, BACKEND);
        assertThat(recovery.standings()).as(damage).isEqualTo(moments.getLast());
        assertThat(recovery.notes())
                .as(damage)
                .containsExactly(
                        "4 applications restored from snapshot 2 and 17 changes since",
                        "snapshot 3 is cut off or damaged: snapshot 2 and the journals were used");
    }

    private static byte[] flipped(byte[] whole, int at, Random random) {
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] bytes(StateFile file) throws IOException {
        return Files.readAllBytes(file.in(path));
    }

    private void write(StateFile file, byte[] bytes) throws IOException {
        // A new file, because some systems bring an old one that was emptied to the disk at once, which takes long.
        Files.delete(file.in(path));
        Files.write(file.in(path), bytes);
    }
}
