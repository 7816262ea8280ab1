package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final List<String> notes = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();
    private int jobs;

    @Test
    void troubleIsToldWhenItBeginsChangesAndEnds() {
        try (Upkeep upkeep = Upkeep.start(NEVER, () -> jobs++, () -> trouble, notes::add)) {
            upkeep.once();
            trouble = Optional.of("disk full");
            upkeep.once();
            upkeep.once();
            trouble = Optional.of("disk gone");
            upkeep.once();
            trouble = Optional.empty();
            upkeep.once();
            upkeep.once();
        }

        assertThat(notes).containsExactly("trouble: disk full", "trouble: disk gone", "the trouble is over");
        assertThat(jobs).as("and once more at the end").isEqualTo(7);
    }

    @Test
    void aDefectIsToldToo() {
        Runnable broken = () -> {
            throw new IllegalStateException("broken");
        };

        Upkeep.start(NEVER, broken, () -> trouble, notes::add).close();

        assertThat(notes).containsExactly("trouble: java.lang.IllegalStateException: broken");
    }

    @Test
    void theJobIsDoneAgainAndAgain() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        try (Upkeep _ = Upkeep.start(Duration.ofMillis(1), thrice::countDown, () -> trouble, notes::add)) {
            thrice.await();
        }

        assertThat(notes).isEmpty();
    }
}
