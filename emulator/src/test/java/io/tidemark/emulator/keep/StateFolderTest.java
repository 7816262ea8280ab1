package io.tidemark.emulator.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final AppKey APP = new AppKey("", "app00001");

    @TempDir
    private Path path;

    @Test
    void whatChangedIsThereAfterARestartWithoutASnapshot() throws IOException {
        Standing standing = new Standing("idle", "INSTALL", 7, 1, 12);
        try (StateFolder folder = StateFolder.open(path, "oco", false)) {
            assertThat(folder.restored()).isEmpty();
            folder.changed(APP, standing);
        }
        try (StateFolder folder = StateFolder.open(path, "oco", false)) {
            assertThat(folder.restored()).containsOnly(Map.entry(APP, standing));
            folder.snapshot();
            assertThat(folder.trouble()).isEmpty();
        }
        try (StateFolder folder = StateFolder.open(path, "oco", false)) {
            assertThat(folder.restored()).containsOnly(Map.entry(APP, standing));
        }
    }
}
