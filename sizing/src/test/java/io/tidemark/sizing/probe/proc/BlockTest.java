package io.tidemark.sizing.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
    @Test
    void notesAndFilesAreTold() throws IOException {
        Block block = Recorded.blocks(Recorded.text(Recorded.TREE)).getFirst();

        assertThat(block.note("kind")).containsExactly("tree");
        assertThat(block.number("threads", 2)).hasValue(150);
        assertThat(block.notes().get("descriptors")).hasSize(2);
        assertThat(block.file("/proc/uptime").getFirst()).isEqualTo("13754.27 12971.41");
    }

    @Test
    void whatIsNotThereIsEmpty() {
        Block block = Block.parse(List.of("time 17"));

        assertThat(block.note("disks")).isEmpty();
        assertThat(block.number("time", 3)).isEmpty();
        assertThat(block.file("/proc/stat")).isEmpty();
        assertThat(block.hasTooManyProcesses()).isFalse();
    }

    @Test
    void aBlockWithoutItsTimeIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Block.parse(List.of("kind tree")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Block.parse(List.of("time now")))
                .withMessageContaining("now");
        assertThat(Block.isBeginning("sh: 1: syntax error")).isFalse();
    }
}
