package io.tidemark.swarm.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Memory memory = new Memory(5);

    @Test
    void whoComesBackGetsAllThatHasChangedSince() {
        memory.add(1, 1, 1, 0);
        memory.add(2, 1, 1, 1);
        memory.add(3, 1, 1, 2);
        memory.add(4, 1, 1, 1);

        assertThat(memory.changedSince(4, 1, 1)).isEqualTo(1);
        assertThat(memory.changedSince(3, 1, 1)).as("a straggler came after it").isEqualTo(1);
        assertThat(memory.changedSince(1, 1, 1)).isZero();
    }

    @Test
    void whoWasAwayTooLongGetsEverything() {
        for (int number = 1; number <= 8; number++) {
            memory.add(number, 1, 1, number);
        }

        assertThat(memory.changedSince(2, 1, 1)).isZero();
        assertThat(memory.changedSince(6, 1, 1)).isEqualTo(6);
    }

    @Test
    void anotherRunAndAnotherWidthMakeAllHistoryVoid() {
        memory.add(1, 1, 1, 7);
        memory.add(2, 2, 1, 8);
        memory.add(3, 2, 2, 9);

        assertThat(memory.changedSince(1, 2, 2)).isZero();
        assertThat(memory.changedSince(2, 2, 2)).isZero();
        assertThat(memory.changedSince(3, 2, 2)).isEqualTo(9);
    }

    @Test
    void numbersThatNeverWereKnowNothing() {
        memory.add(1, 1, 1, 7);

        assertThat(memory.changedSince(0, 1, 1)).isZero();
        assertThat(memory.changedSince(99, 1, 1)).isZero();
    }
}
