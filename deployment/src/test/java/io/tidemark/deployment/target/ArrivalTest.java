package io.tidemark.deployment.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.machine.FakeCommands;
import io.tidemark.deployment.machine.MachineState;
import io.tidemark.deployment.machine.MachineState.Checks;
import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final String MACHINE = "i-1";

    private final FakeMachines machines = new FakeMachines();
    private final FakeCommands commands = new FakeCommands();
    private final ManualClock clock = new ManualClock();
    private final List<String> notes = new ArrayList<>();
    private int waits;

    private final Arrival arrival = new Arrival(
            machines,
            commands,
            Duration.ofMinutes(5),
            time -> {
                clock.advance(time);
                if (++waits == 4) {
                    commands.online = true;
                }
            },
            clock,
            notes::add);

    @Test
    void eachStepIsSaidOnce() throws Exception {
        commands.online = false;
        // Just made, so that EC2 does not know of it everywhere.
        machines.then(MACHINE, MachineState.GONE)
                .then(MACHINE, "pending", "")
                .then(MACHINE, "running", "initializing")
                .then(MACHINE, "running", "initializing")
                .then(MACHINE, "running", "initializing")
                .then(MACHINE, "running", "ok");
        arrival.awaitCommands(MACHINE);
        arrival.awaitChecks(MACHINE);
        assertThat(notes)
                .containsExactly("the machine i-1 runs", "Systems Manager has it", "its status checks have passed");
        assertThat(waits).isEqualTo(4);
    }

    @Test
    void aMachineThatIsNeverOnlineIsGivenUpWithAHint() {
        commands.online = false;
        waits = 5;
        machines.then(MACHINE, "running", "ok");
        assertThatThrownBy(() -> arrival.awaitCommands(MACHINE))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("must take commands from Systems Manager within 300 s, but does not")
                .hasMessageContaining("it is running, its status checks say ok and ok")
                .hasMessageContaining("does its subnet reach the Internet");
    }

    @Test
    void aMachineThatEndsMeanwhileIsSaidWithItsReason() {
        machines.then(MACHINE, "pending", "")
                .then(
                        MACHINE,
                        new MachineState(
                                "terminated", new Checks("", ""), "Client.VolumeLimitExceeded: Volume limit exceeded"));
        assertThatThrownBy(() -> arrival.awaitCommands(MACHINE))
                .hasMessageContaining("machine = i-1: has ended by itself: it is terminated")
                .hasMessageContaining("Volume limit exceeded");
    }

    @Test
    void anImpairedMachineIsNotWaitedFor() {
        machines.then(MACHINE, "running", "initializing").then(MACHINE, "running", "impaired");
        assertThatThrownBy(() -> arrival.awaitChecks(MACHINE))
                .hasMessageContaining("has failed its status checks: they say impaired");
        assertThat(waits).isEqualTo(1);
    }
}
