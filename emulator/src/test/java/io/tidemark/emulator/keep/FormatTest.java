package io.tidemark.emulator.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on a disk must be readable by the next program: version 1, byte by byte. */
class FormatTest {
    private static final String BACKEND = "oco";
    private static final AppKey KEY = new AppKey("acct", "app1");
    private static final Standing EARLIER = new Standing("idle", null, Standing.NO_PROGRESS, 0, 1);
    private static final Standing LATER = new Standing("busy", "GO", 50, 3, 258);

    private static final byte[] SNAPSHOT_2 = bytes("""
            544d4553 00000001 9bd0de5e
            0000000c 53 0000000000000002 6f636f 72102a91
            00000035 53 8000000000000000 0000000000000000 0000000000000001
                00000004 61636374 00000004 61707031 00000004 69646c65 ffffffff 67ff6776
            00000009 45 0000000000000001 388f9bba
            """);
    private static final byte[] JOURNAL_2 = bytes("""
            544d4553 00000001 9bd0de5e
            0000000c 4a 0000000000000002 6f636f d42af1c3
            00000037 53 0000000000000032 0000000000000003 0000000000000102
                00000004 61636374 00000004 61707031 00000004 62757379 00000002 474f 0134cf56
            """);

    @TempDir
    private Path path;

    @Test
    void version1IsWrittenAsEver() throws IOException {
        try (StateFolder folder = StateFolder.open(path, BACKEND, false)) {
            folder.changed(KEY, EARLIER);
            folder.snapshot();
            folder.changed(KEY, LATER);
        }
        assertThat(StateFile.snapshot(2).in(path)).hasBinaryContent(SNAPSHOT_2);
        assertThat(StateFile.journal(2).in(path)).hasBinaryContent(JOURNAL_2);
    }

    @Test
    void version1IsReadAsEver() throws IOException {
        write(StateFile.snapshot(2), SNAPSHOT_2);
        assertThat(Recovery.of(path, BACKEND).standings()).containsExactly(Map.entry(KEY, EARLIER));
        write(StateFile.journal(2), JOURNAL_2);
        assertThat(Recovery.of(path, BACKEND).standings()).containsExactly(Map.entry(KEY, LATER));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNewerVersionIsRefusedByName(boolean inJournal) throws IOException {
        StateFile newer = inJournal ? StateFile.journal(2) : StateFile.snapshot(2);
        write(StateFile.snapshot(1), SNAPSHOT_2);
        write(newer, ofVersion2());
        assertThatThrownBy(() -> StateFolder.open(path, BACKEND, false))
                .isInstanceOf(FolderRefusedException.class)
                .hasMessage(newer.in(path) + " has format version 2, this program reads version 1: use the program that"
                        + " wrote it, or begin anew");
        assertThat(Files.readAllBytes(newer.in(path))).isEqualTo(ofVersion2());
    }

    @Test
    void freshReplacesANewerVersion() throws IOException {
        write(StateFile.snapshot(7), ofVersion2());
        try (StateFolder folder = StateFolder.open(path, BACKEND, true)) {
            folder.changed(KEY, LATER);
        }
        try (StateFolder folder = StateFolder.open(path, BACKEND, false)) {
            assertThat(folder.restored()).containsExactly(Map.entry(KEY, LATER));
        }
    }

    /** A copy under another name would bring back what has passed. */
    @Test
    void aFileUnderTheNameOfAnotherIsDamaged() throws IOException {
        write(StateFile.snapshot(2), SNAPSHOT_2);
        write(StateFile.snapshot(3), SNAPSHOT_2);
        write(StateFile.snapshot(4), JOURNAL_2);
        assertThat(Recovery.of(path, BACKEND).snapshot()).isEqualTo(2);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private void write(StateFile file, byte[] bytes) throws IOException {
        Files.write(file.in(path), bytes);
    }

    /** Of which this program knows the beginning only. */
    private static byte[] ofVersion2() {
        byte[] bytes = new byte[100];
        ByteBuffer.wrap(bytes).put("TMES".getBytes(StandardCharsets.US_ASCII)).putInt(2);
        ByteBuffer.wrap(bytes).putInt(8, Frame.checksum(bytes, 8));
        return bytes;
    }
}
