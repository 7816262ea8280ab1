package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.testbed.cloud.instance.Instance;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/** What is run on a machine by Systems Manager. */
class CommandTest {
    private static Rig rig;
    private static Instance machine;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        rig = Rig.start(CloudSettings.usual());
        machine = rig.online("commands");
    }

    @AfterAll
    static void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void scriptRunsOnTheMachineAsRoot() {
        GetCommandInvocationResponse answer = rig.run(machine, "id -un\nhostname -I\necho ${HOME-none}\necho oops >&2");

        assertThat(answer.status()).isEqualTo(CommandInvocationStatus.SUCCESS);
        assertThat(answer.responseCode()).isZero();
        assertThat(answer.standardOutputContent().lines().map(String::strip))
                .containsExactly("root", machine.privateIp(), "none");
        assertThat(answer.standardErrorContent()).isEqualTo("oops\n");
    }
}
