package io.tidemark.experiment.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        new LineReader(lines::add).readAll(new ByteArrayInputStream(text.getBytes(UTF_8)));
        return lines;
    }

    @Test
    void everyEndOfALineIsUnderstood() {
        assertThat(lines("a\nb\r\nc\rd\n\ne")).containsExactly("a", "b", "c", "d", "", "e");
    }

    @Test
    void lastLineIsNeitherLostNorDoubled() {
        assertThat(lines("a\nb")).containsExactly("a", "b");
        assertThat(lines("a\nb\n")).containsExactly("a", "b");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void coloursAndOtherEscapesAreLeftOut() {
        assertThat(lines(
                        "\u001b[1;31mred\u001b[0m \u001b]0;title\u0007x\u001b]8;;http://h/\u001b\\y\u001b(Bz\u001b[2K"))
                .containsExactly("red xyz");
    }

    @Test
    void endlessLinesAreCut() {
        assertThat(lines("x".repeat(2_500_000)))
                .extracting(String::length)
                .containsExactly(1_048_576, 1_048_576, 402_848);
    }
}
