package io.tidemark.sizing.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sizing.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UserLimitServiceTest {
    private static final int MOST = 3;

    @Test
    void oneMoreThanTheLimitGetsA503AndTheLimitItselfDoesNot() throws Exception {
        try (UserLimitService service = UserLimitService.start(MOST, Duration.ofSeconds(2))) {
            @SuppressWarnings({"unchecked", "rawtypes"})
            CompletableFuture<Integer>[] users = new CompletableFuture[MOST];
            for (int i = 0; i < MOST; i++) {
                users[i] = answer(service);
            }
            Eventually.holds("all are in", Duration.ofSeconds(10), () -> service.inProgress(MOST) == MOST);
            assertThat(answer(service).join()).as("one more").isEqualTo(503);
            assertThat(users).allSatisfy(user -> assertThat(user.join()).isEqualTo(200));
            assertThat(answer(service).join()).as("alone again").isEqualTo(200);
        }
    }

    private static CompletableFuture<Integer> answer(UserLimitService service) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (Visitor visitor = new Visitor(service.uri())) {
                status.complete(visitor.ask());
            } catch (Exception e) {
                status.completeExceptionally(e);
            }
        });
        return status;
    }
}
