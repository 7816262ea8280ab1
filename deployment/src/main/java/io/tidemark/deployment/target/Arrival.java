package io.tidemark.deployment.target;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.deployment.machine.Commands;
import io.tidemark.deployment.machine.MachineState;
import io.tidemark.deployment.machine.Machines;
import io.tidemark.deployment.stack.Patience;
import io.tidemark.deployment.stack.Pause;
import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Waits for a machine that was made, until it can be worked with. Not for several threads. */
public final class Arrival {
    private final Machines machines;
    private final Commands commands;
    private final Duration within;
    private final Pause pause;
    private final Clock clock;
    private final Consumer<String> notes;

    /**
     * @param within of each step
     * @param notes is told, for a person, how far it is
     */
    public Arrival(
            Machines machines, Commands commands, Duration within, Pause pause, Clock clock, Consumer<String> notes) {
        this.machines = machines;
        this.commands = commands;
        this.within = within;
        this.pause = pause;
        this.clock = clock;
        this.notes = notes;
    }

    /** Until it runs and takes commands. */
    public void awaitCommands(String machine) throws CloudException, InterruptedException {
        boolean[] told = {false};
        await(
                machine,
                "must take commands from Systems Manager",
                "does its subnet reach the Internet (a public address, or a NAT gateway)? Systems Manager, packages and"
                        + " images come from there; --subnet names another",
                state -> {
                    if (!state.isRunning()) {
                        return false;
                    }
                    if (!told[0]) {
                        notes.accept("the machine " + machine + " runs");
                        told[0] = true;
                    }
                    return commands.isOnline(machine);
                });
        notes.accept("Systems Manager has it");
    }

    /** Until its status checks have passed. */
    public void awaitChecks(String machine) throws CloudException, InterruptedException {
        await(machine, "must pass its status checks", "", MachineState::isWell);
        notes.accept("its status checks have passed");
    }

    private void await(String machine, String expected, String hint, Check check)
            throws CloudException, InterruptedException {
        long end = clock.nanoTime() + within.toNanos();
        Patience patience = new Patience(pause);
        MachineState before = MachineState.GONE;
        while (true) {
            MachineState state = machines.state(machine);
            if (state.hasEnded() && !before.equals(MachineState.GONE)) {
                throw problem(machine, "has ended by itself: it is " + state.word() + because(state), "");
            }
            if (state.isImpaired()) {
                throw problem(
                        machine,
                        "has failed its status checks: they say impaired",
                        "a machine may be a bad one: the same command again gets another");
            }
            if (check.isGood(state)) {
                return;
            }
            if (clock.nanoTime() - end >= 0) {
                throw problem(
                        machine,
                        expected + " within " + within.toSeconds() + " s, but does not: it is " + state.word()
                                + because(state),
                        hint);
            }
            before = state;
            patience.await();
        }
    }

    private static String because(MachineState state) {
        String checks = state.isRunning() && !state.checks().ofItself().isEmpty()
                ? ", its status checks say " + state.checks().ofHost() + " and "
                        + state.checks().ofItself()
                : "";
        return checks + (state.reason().isEmpty() ? "" : " (" + state.reason() + ")");
    }

    private static CloudException problem(String machine, String expected, String hint) {
        return new CloudException(List.of(new Problem("EC2", "machine", machine, expected, hint)));
    }

    private interface Check {
        boolean isGood(MachineState state) throws CloudException;
    }
}
