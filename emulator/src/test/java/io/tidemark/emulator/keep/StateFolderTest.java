package io.tidemark.emulator.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {
    private static final String BACKEND = "oco";

    @TempDir
    private Path path;

    private final Model model = new Model();

    @Test
    void aNewFolderIsMadeAndHasNothing() throws IOException {
        Path below = path.resolve("a/b");
        try (StateFolder folder = StateFolder.open(below, BACKEND, false)) {
            assertThat(folder.restored()).isEmpty();
            assertThat(folder.notes()).containsExactly("nothing to restore: all applications begin anew");
            assertThat(folder.trouble()).isEmpty();
        }
        assertThat(below).isDirectory();
    }

    @Test
    void whatChangedIsThereWithoutASnapshot() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
        }
        expectRestored("3 applications restored from snapshot 1 and 10 changes since");
    }

    @Test
    void whatChangedBeforeAndAfterASnapshotIsThere() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
            folder.snapshot();
            model.change(folder, 1);
        }
        expectRestored("3 applications restored from snapshot 2 and 1 change since");
    }

    @Test
    void whatWasRestoredIsInTheNextSnapshot() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
        }
        for (int restart = 0; restart < 3; restart++) {
            try (StateFolder folder = open()) {
                model.change(folder, 2);
                folder.snapshot();
                folder.snapshot();
            }
        }
        expectRestored("3 applications restored from snapshot 7 and 0 changes since");
    }

    @Test
    void manyRestartsWithoutASnapshotLoseNothing() throws IOException {
        for (int restart = 0; restart < 5; restart++) {
            try (StateFolder folder = open()) {
                assertThat(folder.restored()).isEqualTo(model.standings());
                changeSome(folder);
            }
        }
        expectRestored("3 applications restored from snapshot 1 and 50 changes since");
    }

    @Test
    void anEarlierStandingDoesNotReplaceALaterOne() throws IOException {
        AppKey key = Model.app(1);
        try (StateFolder folder = open()) {
            folder.changed(key, Model.after(key, 9));
            folder.changed(key, Model.after(key, 4));
            assertThat(Recovery.of(path, BACKEND).standings()).containsExactly(Map.entry(key, Model.after(key, 9)));
            folder.snapshot();
            assertThat(Recovery.of(path, BACKEND).standings()).containsExactly(Map.entry(key, Model.after(key, 9)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesOfAnyKindAndLengthComeBack(boolean snapshot) throws IOException {
        Standing odd = new Standing("läuft\n\0", "", Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        Standing even = new Standing("😀".repeat(3000), "命令", Standing.NO_PROGRESS, 0, 1);
        Map<AppKey, Standing> standings = Map.of(
                new AppKey("", ""), Standing.initial(""),
                new AppKey("a/b", "c"), odd,
                new AppKey("a", "b/c"), even,
                new AppKey("ü".repeat(8192), "x".repeat(8192)), odd,
                new AppKey("x".repeat(100_000), "y"), even);
        try (StateFolder folder = open()) {
            standings.forEach(folder::changed);
            if (snapshot) {
                folder.snapshot();
            }
        }
        try (StateFolder folder = open()) {
            assertThat(folder.restored()).isEqualTo(standings);
        }
    }

    @Test
    void theSnapshotBeforeAndItsJournalsStay() throws IOException {
        try (StateFolder folder = open()) {
            for (int i = 0; i < 5; i++) {
                changeSome(folder);
                folder.snapshot();
            }
        }
        assertThat(ours())
                .containsExactly(
                        "journal-5.tidemark", "journal-6.tidemark", "snapshot-5.tidemark", "snapshot-6.tidemark");
    }

    @Test
    void nothingIsWrittenWhenNothingChanged() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
            folder.snapshot();
            List<String> before = ours();
            folder.snapshot();
            assertThat(ours()).isEqualTo(before);
        }
    }

    @Test
    void freshForgetsWhatWas() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
            folder.snapshot();
            changeSome(folder);
        }
        try (StateFolder folder = StateFolder.open(path, BACKEND, true)) {
            assertThat(folder.restored()).isEmpty();
            folder.changed(Model.app(1), Model.after(Model.app(1), 1));
        }
        try (StateFolder folder = open()) {
            assertThat(folder.restored()).containsExactly(Map.entry(Model.app(1), Model.after(Model.app(1), 1)));
        }
        assertThat(ours()).containsExactly("journal-3.tidemark", "journal-4.tidemark", "snapshot-3.tidemark");
    }

    /** Who is killed while old files are removed must not have them back. */
    @Test
    void whatFreshCouldNotRemoveIsForgottenAllTheSame() throws IOException {
        Path copy = path.resolve("copy");
        try (StateFolder folder = open()) {
            changeSome(folder);
            folder.snapshot();
            changeSome(folder);
            Files.createDirectory(copy);
            for (String name : ours()) {
                Files.copy(path.resolve(name), copy.resolve(name));
            }
        }
        StateFolder.open(path, BACKEND, true).close();
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                Files.move(file, path.resolve(file.getFileName()));
            }
        }
        try (StateFolder folder = open()) {
            assertThat(folder.restored()).isEmpty();
        }
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws IOException {
        List<String> names =
                List.of("notes.txt", "snapshot-x.tidemark", "snapshot-0.tidemark", "journal-1.tidemark.bak");
        for (String name : names) {
            Files.writeString(path.resolve(name), name);
        }
        try (StateFolder folder = open()) {
            changeSome(folder);
            folder.snapshot();
            changeSome(folder);
            folder.snapshot();
        }
        try (StateFolder folder = StateFolder.open(path, BACKEND, true)) {
            assertThat(folder.restored()).isEmpty();
        }
        for (String name : names) {
            assertThat(path.resolve(name)).hasContent(name);
        }
    }

    @Test
    void theFolderOfAnotherBackendIsRefusedAndUnchanged() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
        }
        List<String> before = ours();
        assertThatThrownBy(() -> StateFolder.open(path, "other", false))
                .isInstanceOf(FolderRefusedException.class)
                .hasMessage("the folder " + path + " has the applications of oco, not of other: give another folder, or"
                        + " begin anew to replace them");
        assertThat(ours()).isEqualTo(before);
        expectRestored("3 applications restored from snapshot 1 and 10 changes since");
    }

    @Test
    void freshReplacesAnotherBackend() throws IOException {
        try (StateFolder folder = StateFolder.open(path, "other", false)) {
            changeSome(folder);
        }
        try (StateFolder folder = StateFolder.open(path, BACKEND, true)) {
            assertThat(folder.restored()).isEmpty();
        }
        try (StateFolder folder = open()) {
            assertThat(folder.restored()).isEmpty();
        }
    }

    @Test
    void aFolderIsOneEmulatorsAtATime() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
            assertThatThrownBy(this::open)
                    .isInstanceOf(FolderRefusedException.class)
                    .hasMessage("another emulator (process "
                            + ProcessHandle.current().pid() + ") uses the folder " + path
                            + ": end that one, or give this one another folder");
        }
        expectRestored("3 applications restored from snapshot 1 and 10 changes since");
    }

    @Test
    void whoeverIsRefusedDoesNotHoldTheFolder() throws IOException {
        try (StateFolder folder = open()) {
            changeSome(folder);
        }
        assertThatThrownBy(() -> StateFolder.open(path, "other", false)).isInstanceOf(FolderRefusedException.class);
        expectRestored("3 applications restored from snapshot 1 and 10 changes since");
    }

    private StateFolder open() throws IOException {
        return StateFolder.open(path, BACKEND, false);
    }

    /** Ten events of three applications. */
    private void changeSome(StateFolder folder) {
        for (int i = 0; i < 10; i++) {
            model.change(folder, i % 3);
        }
    }

    private void expectRestored(String note) throws IOException {
        try (StateFolder folder = open()) {
            assertThat(folder.restored()).isEqualTo(model.standings());
            assertThat(folder.notes()).containsExactly(note);
            assertThat(folder.trouble()).isEmpty();
        }
    }

    private List<String> ours() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tidemark"))
                    .sorted()
                    .toList();
        }
    }
}
