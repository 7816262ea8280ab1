package io.tidemark.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.system.Interrupts.Watch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalInterruptsTest {
    private final List<String> happened = new ArrayList<>();
    private final SignalInterrupts interrupts = new SignalInterrupts(() -> happened.add("end"));

    @Test
    void theFirstInterruptRunsTheActionAndTheSecondEndsTheProcess() {
        try (Watch _ = interrupts.watch(() -> happened.add("stop"))) {
            interrupts.interrupted();
            assertThat(happened).containsExactly("stop");
            interrupts.interrupted();
            assertThat(happened).containsExactly("stop", "end");
        }
    }

    @Test
    void anInterruptEndsTheProcessWhileNothingIsWatched() {
        interrupts.interrupted();
        assertThat(happened).containsExactly("end");
    }

    @Test
    void anInterruptEndsTheProcessOnceTheWatchIsClosed() {
        interrupts.watch(() -> happened.add("stop")).close();
        interrupts.interrupted();
        assertThat(happened).containsExactly("end");
    }

    @Test
    void closingAnOldWatchLeavesANewOneAlone() {
        Watch old = interrupts.watch(() -> happened.add("old"));
        interrupts.watch(() -> happened.add("new"));
        old.close();
        interrupts.interrupted();
        assertThat(happened).containsExactly("new");
    }
}
