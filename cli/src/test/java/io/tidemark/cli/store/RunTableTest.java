package io.tidemark.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.store.Entry;
import io.tidemark.aggregator.store.StoredFile;
import io.tidemark.aggregator.store.StoredRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTableTest {
    private static final Entry INVALID = new Entry(
            "20261120-191500-3f9c", "Shop", 1_795_201_200_000L, Entry.Kind.BURST, "INVALID", "", Optional.empty());

    @Test
    void whatIsWithheldIsADash() {
        assertThat(RunTable.lines(List.of(run(INVALID))))
                .containsExactly(
                        "id                    when (UTC)        title  kind   verdict  result",
                        "20261120-191500-3f9c  2026-11-20 19:00  Shop   burst  INVALID  -");
    }

    @Test
    void whatIsWithheldIsMissingForPrograms() {
        assertThat(RunTable.json(List.of(run(INVALID))))
                .containsExactly(
                        "{\"type\":\"run\",\"id\":\"20261120-191500-3f9c\",\"startedEpochMillis\":1795201200000,"
                                + "\"title\":\"Shop\",\"kind\":\"burst\",\"verdict\":\"INVALID\",\"headline\":\"\",\"files\":1,"
                                + "\"bytes\":7}");
    }

    @Test
    void textsOfOthersStayInTheirCell() {
        Entry hostile = new Entry(
                "x", "\u001b[31mred\nnext " + "long ".repeat(20), 0, Entry.Kind.SIZE, "A\nB", "c\rd", Optional.empty());
        String line = RunTable.lines(List.of(run(hostile))).getLast();
        assertThat(line)
                .doesNotContain("\u001b", "\n", "\r")
                .contains("[31mred next long")
                .contains("...  size  A B");
    }

    private static StoredRun run(Entry entry) {
        return new StoredRun(entry, List.of(new StoredFile("run.json", 7)));
    }
}
