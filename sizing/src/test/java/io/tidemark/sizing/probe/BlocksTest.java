package io.tidemark.sizing.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sizing.probe.proc.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final String TEXT = """
            sh: 1: not found
            time 1000
            kind machine
            ==> /proc/uptime <==
            12.5 3.5 µ

            end
            time 2000
            kind machine

            end
            time 3000
            """;

    @Test
    void blocksAreMadeOfLinesAndOthersAreComplaints() {
        Blocks blocks = new Blocks();
        List<Block> complete =
                TEXT.lines().map(blocks::next).flatMap(Optional::stream).toList();

        assertThat(complete).extracting(Block::epochMillis).containsExactly(1000L, 2000L);
        assertThat(complete.getFirst().file("/proc/uptime")).containsExactly("12.5 3.5 µ", "");
        assertThat(blocks.complaints()).isEqualTo("sh: 1: not found");
    }

    @Test
    void linesAreTheSameHoweverTheirBytesCome() {
        byte[] bytes = TEXT.getBytes(UTF_8);
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Lines lines = new Lines();
            List<String> all = new ArrayList<>();
            for (int from = 0; from < bytes.length; ) {
                int length = Math.min(bytes.length - from, random.nextInt(9));
                byte[] piece = new byte[length];
                System.arraycopy(bytes, from, piece, 0, length);
                all.addAll(lines.add(piece, length));
                from += length;
            }
            assertThat(all)
                    .as("seed " + seed)
                    .containsExactlyElementsOf(TEXT.lines().toList());
        }
    }

    @Test
    void aLineThatIsNotCompleteIsKeptBack() {
        Lines lines = new Lines();

        assertThat(lines.add(new byte[] {'a', '\n', 'b'}, 3)).containsExactly("a");
        assertThat(lines.add(new byte[] {'c', '\n'}, 2)).containsExactly("bc");
    }
}
