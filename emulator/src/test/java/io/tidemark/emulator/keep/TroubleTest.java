package io.tidemark.emulator.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full, or the folder is gone: nobody is disturbed, it is told, and later all is well again. */
class TroubleTest {
    private static final String BACKEND = "oco";
    /** Whoever writes there finds no space left. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path parent;

    private final Model model = new Model();

    @Test
    void aFullDiskWhenASnapshotIsWritten() throws IOException {
        assumeTrue(Files.exists(FULL), "needs " + FULL);
        try (StateFolder folder = open()) {
            model.change(folder, 1);
            Files.createSymbolicLink(path().resolve("snapshot.tidemark.part"), FULL);
            folder.snapshot();
            assertThat(folder.trouble()).contains(path() + ": No space left on device");
            model.change(folder, 2);
            assertThat(Recovery.of(path(), BACKEND).standings()).isEqualTo(model.standings());
            expectWell(folder);
        }
    }

    @Test
    void aFullDiskWhenAJournalIsBegun() throws IOException {
        assumeTrue(Files.exists(FULL), "needs " + FULL);
        try (StateFolder folder = open()) {
            model.change(folder, 1);
            Files.createSymbolicLink(StateFile.journal(2).in(path()), FULL);
            folder.snapshot();
            assertThat(folder.trouble()).contains(path() + ": No space left on device");
            model.change(folder, 2);
            assertThat(Recovery.of(path(), BACKEND).standings()).isEqualTo(model.standings());
            expectWell(folder);
        }
    }

    /** The same journal serves until there is a snapshot: failures do not pile up files. */
    @Test
    void manyFailuresLeaveOneJournalMore() throws IOException {
        assumeTrue(Files.exists(FULL), "needs " + FULL);
        try (StateFolder folder = open()) {
            for (int i = 0; i < 5; i++) {
                model.change(folder, i);
                Files.createSymbolicLink(path().resolve("snapshot.tidemark.part"), FULL);
                folder.snapshot();
                assertThat(folder.trouble()).isPresent();
            }
            assertThat(StateFile.allIn(path()))
                    .containsExactlyInAnyOrder(StateFile.snapshot(1), StateFile.journal(1), StateFile.journal(2));
            expectWell(folder);
        }
    }

    @Test
    void aFolderThatIsGoneForAWhile() throws IOException {
        try (StateFolder folder = open()) {
            model.change(folder, 1);
            folder.snapshot();
            Files.move(path(), parent.resolve("elsewhere"));
            model.change(folder, 2);
            folder.snapshot();
            assertThat(folder.trouble())
                    .hasValueSatisfying(trouble ->
                            assertThat(trouble).startsWith(path() + ": ").contains("No such file or directory"));
            model.change(folder, 3);
            Files.createDirectory(path());
            expectWell(folder);
        }
    }

    @Test
    void aFolderThatIsGoneIsNoticedThoughNothingChanges() throws IOException {
        try (StateFolder folder = open()) {
            model.change(folder, 1);
            folder.snapshot();
            Files.move(path(), parent.resolve("elsewhere"));
            folder.snapshot();
            assertThat(folder.trouble()).isPresent();
        }
    }

    @Test
    void afterTheEndNothingIsKeptAndThatIsTold() throws IOException {
        StateFolder folder = open();
        model.change(folder, 1);
        folder.close();
        folder.changed(Model.app(1), Model.after(Model.app(1), 2));
        assertThat(folder.trouble()).isPresent();
        assertThat(Recovery.of(path(), BACKEND).standings()).isEqualTo(model.standings());
    }

    @Test
    void interruptsDoNoHarm() throws IOException {
        try (StateFolder folder = open()) {
            Thread.currentThread().interrupt();
            model.change(folder, 1);
            folder.snapshot();
            model.change(folder, 2);
            assertThat(Thread.interrupted()).as("left to the caller").isTrue();
            assertThat(folder.trouble()).isEmpty();
            assertThat(Recovery.of(path(), BACKEND).standings()).isEqualTo(model.standings());
            assertThat(Recovery.of(path(), BACKEND).snapshot()).isEqualTo(2);
        }
    }

    private StateFolder open() throws IOException {
        return StateFolder.open(path(), BACKEND, false);
    }

    private Path path() {
        return parent.resolve("state");
    }

    private void expectWell(StateFolder folder) throws IOException {
        folder.snapshot();
        assertThat(folder.trouble()).isEmpty();
        Recovery recovery = Recovery.of(path(), BACKEND);
        assertThat(recovery.standings()).isEqualTo(model.standings());
        assertThat(recovery.notes()).hasSize(1);
    }
}
