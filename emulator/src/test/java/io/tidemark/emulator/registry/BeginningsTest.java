package io.tidemark.emulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction.Accepted;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two first events at once. */
class BeginningsTest {
    private static final Machine MACHINE = BundledBackends.read("oco").machine();
    private static final Event HELLO =
            MACHINE.event("HELLO", JsonNodeFactory.instance.objectNode().put("event", "HELLO"));

    @Test
    void onlyOneOfTwoFirstEventsIsAccepted() throws Exception {
        int apps = 2_000;
        Apps registry = new Apps(MACHINE, false, Map.of(), Chronicle.NONE);
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicInteger accepted = new AtomicInteger();

        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            for (int thread = 0; thread < 2; thread++) {
                var _ = executor.submit(() -> {
                    for (int app = 0; app < apps; app++) {
                        together.await();
                        if (registry.tell(new AppKey("a", "app" + app), HELLO).reaction() instanceof Accepted) {
                            accepted.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }

        assertThat(accepted).hasValue(apps);
        assertThat(registry.census().counts().n()).isEqualTo(apps);
        assertThat(registry.stream())
                .hasSize(apps)
                .allSatisfy(view -> assertThat(view.standing().events()).isEqualTo(1));
    }
}
