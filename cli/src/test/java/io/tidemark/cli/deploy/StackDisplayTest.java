package io.tidemark.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.system.Terminal;
import io.tidemark.deployment.stack.StackEvent;
import io.tidemark.functions.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StackDisplayTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ManualClock clock = new ManualClock();

    private StackDisplay display(Terminal terminal) {
        return new StackDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, clock);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static StackEvent event(String part, String kind, String status, String reason) {
        return new StackEvent("id", part, kind, status, reason);
    }

    @Test
    void whatIsDoneHasALineAndWhatFailedItsReason() {
        try (StackDisplay display = display(Terminal.NONE)) {
            display.event("s", event("s", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS", "User Initiated"));
            display.event("s", event("Bucket", "AWS::S3::Bucket", "CREATE_IN_PROGRESS", ""));
            clock.advance(Duration.ofSeconds(65));
            display.event("s", event("Bucket", "AWS::S3::Bucket", "CREATE_COMPLETE", ""));
            display.event("s", event("Table", "AWS::DynamoDB::Table", "CREATE_FAILED", "it is taken"));
            display.note("A sentence.");
        }
        assertThat(text().lines())
                .containsExactly(
                        "1:05  Bucket                   made (S3 Bucket)",
                        "1:05  Table                    NOT MADE (DynamoDB Table): it is taken",
                        "1:05  A sentence.");
    }

    @Test
    void onATerminalWhatIsBeingWorkedOnIsInTheLastLine() {
        try (StackDisplay display = display(new Wide())) {
            display.event("s", event("Bucket", "AWS::S3::Bucket", "CREATE_IN_PROGRESS", ""));
            display.event("s", event("VpcWorkerRoleOfLongName", "AWS::IAM::Role", "CREATE_IN_PROGRESS", ""));
            display.event("s", event("Bucket", "AWS::S3::Bucket", "CREATE_COMPLETE", ""));
        }
        assertThat(text())
                .isEqualTo("\r\u001b[K0:00  ... Bucket"
                        + "\r\u001b[K0:00  ... Bucket, VpcWorkerRol"
                        + "\r\u001b[K0:00  Bucket                   made (S3 Bucket)\n"
                        + "\r\u001b[K0:00  ... VpcWorkerRoleOfLongN"
                        + "\r\u001b[K");
    }

    private static final class Wide implements Terminal {
        @Override
        public boolean isInteractive() {
            return true;
        }

        @Override
        public int columns() {
            return 31;
        }
    }
}
