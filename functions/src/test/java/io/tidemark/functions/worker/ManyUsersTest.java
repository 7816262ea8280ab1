package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.server.TestServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ManyUsersTest {
    private static final int USERS = 5_000;
    private static final Duration LENGTH = Duration.ofSeconds(5);

    @Test
    @Timeout(30)
    void oneWorkerLeadsFiveThousandUsers() throws ProblemsException {
        // both ends of every connection are in this process
        assertThat(descriptorLimit())
                .as("this test needs 11,000 open files: raise the limit, as with ulimit -n 16384")
                .isGreaterThan(2 * USERS + 1_000);
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            WorkerRun run = WorkerRun.of(TestPlan.to(server.url())
                            .constant(USERS, LENGTH)
                            .stagger(Duration.ofSeconds(3))
                            .pause(Duration.ofSeconds(2))
                            .users())
                    .addsUp();
            assertThat(server.usedConnections()).isEqualTo(USERS);
            assertThat(run.counts().good()).isEqualTo(server.requests());
            assertThat(run.counts().bad()).isZero();
            assertThat(run.counts().sent()).isGreaterThanOrEqualTo(USERS);
        }
    }

    private static long descriptorLimit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
