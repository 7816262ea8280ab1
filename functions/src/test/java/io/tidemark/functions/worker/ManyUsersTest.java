package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.server.TestServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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
        Set<String> paths = ConcurrentHashMap.newKeySet();
        try (TestServer server = TestServer.start(call -> {
            paths.add(call.request().path());
            call.respond(200, "ok");
        })) {
            WorkerRun run = WorkerRun.of(TestPlan.to(server.url())
                            .variable(new Variable.Counter("app", Variable.Scope.USER, 0, 1, 5))
                            .get("/app${app}")
                            .constant(USERS, LENGTH)
                            .stagger(Duration.ofSeconds(3))
                            .pause(Duration.ofSeconds(2))
                            .users())
                    .addsUp();
            assertThat(paths)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, USERS)
                            .mapToObj("/app%05d"::formatted)
                            .toList());
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
