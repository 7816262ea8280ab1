package io.tidemark.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.duty.Duty;
import io.tidemark.functions.duty.Health;
import io.tidemark.functions.duty.HealthJson;
import io.tidemark.functions.duty.WorkContext;
import io.tidemark.functions.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class WorkerHandlerTest {
    private final ManualClock clock = new ManualClock();
    private final List<Duties> hired = new ArrayList<>();
    private final WorkerHandler handler =
            new WorkerHandler(clock, any -> clock.advance(Duration.ofMillis(600)), this::hire);

    @Test
    void eventGoesToTheDutyWithItsContext() throws IOException {
        assertThat(call("{\"run\":1}")).isEqualTo("{\"run\":1} as request-1 within 1234 ms");
    }

    @Test
    void pingIsAnsweredWithoutTheDuty() throws IOException {
        call("{\"run\":1}");
        Health health = HealthJson.read(call(HealthJson.ping()));

        assertThat(health.startUp().rehearsalMillis()).isEqualTo(600);
        assertThat(health.startUp().dutyMillis()).isEqualTo(40);
        assertThat(health.build().commit()).isNotEmpty();
        assertThat(health.jvm().processors()).isPositive();
        assertThat(health.events()).isEqualTo(1);
    }

    @Test
    void whatTheDutyThrowsIsThrown() {
        assertThatThrownBy(() -> call("\"io\"")).isInstanceOf(IOException.class).hasMessage("io");
        assertThatThrownBy(() -> call("\"state\"")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> call("\"checked\"")).hasCauseInstanceOf(ReflectiveOperationException.class);
    }

    @Test
    void dutyIsClosedBeforeASnapshotAndThereIsANewOneAfterIt() throws Exception {
        handler.beforeCheckpoint(Core.getGlobalContext());
        assertThat(hired).extracting(duty -> duty.closed).containsExactly(true);

        handler.afterRestore(Core.getGlobalContext());

        assertThat(hired).extracting(duty -> duty.closed).containsExactly(true, false);
        assertThat(call("{\"run\":1}")).startsWith("{\"run\":1}");
        assertThat(HealthJson.read(call(HealthJson.ping())).restores()).isEqualTo(1);
    }

    private Duty hire() {
        clock.advance(Duration.ofMillis(40));
        Duties duty = new Duties();
        hired.add(duty);
        return duty;
    }

    private String call(String event) throws IOException {
        return new String(call(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private byte[] call(byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, new FakeContext("request-1", 1_234));
        return answer.toByteArray();
    }

    /** Says what it was given, or throws what it was told to. */
    private static final class Duties implements Duty {
        private boolean closed;

        @Override
        public byte[] perform(byte[] event, WorkContext context) throws Exception {
            assertThat(closed).isFalse();
            String text = new String(event, StandardCharsets.UTF_8);
            return switch (text) {
                case "\"io\"" -> throw new IOException("io");
                case "\"state\"" -> throw new IllegalStateException("state");
                case "\"checked\"" -> throw new ReflectiveOperationException("checked");
                default ->
                    (text + " as " + context.requestId() + " within " + context.remainingMillis() + " ms")
                            .getBytes(StandardCharsets.UTF_8);
            };
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
