package io.tidemark.deployment.machine;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.deployment.machine.Commands.Output;
import io.tidemark.deployment.stack.Patience;
import io.tidemark.deployment.stack.Pause;
import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A shell by way of {@link Commands}. What is read comes with the command's state as long as it is short; a longer output is
 * had from a bucket, with a second command.
 */
public final class ManagedShell implements RemoteShell {
    private static final String WHERE = "Systems Manager";
    /** The last line of what was read whole. */
    private static final String END = "#tidemark-end";
    /** A command is delivered, or not at all, within this. */
    private static final Duration DELIVERY = Duration.ofMinutes(2);

    private static final Duration ARRIVAL = Duration.ofSeconds(30);
    private static final int SHOWN = 1_500;

    private final Commands commands;
    private final String machine;
    private final Command.Place outputs;
    private final Pause pause;
    private final Clock clock;

    /** @param outputs where the machine may put long outputs */
    public ManagedShell(Commands commands, String machine, Command.Place outputs, Pause pause, Clock clock) {
        this.commands = commands;
        this.machine = machine;
        this.outputs = outputs;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public String run(String script, Duration limit) throws CloudException, InterruptedException {
        // Of a command that is cut off only what is in the bucket is known.
        return carriedOut(new Command(machine, script, limit, Optional.of(outputs)))
                .state()
                .out();
    }

    @Override
    public String read(String script, Duration limit) throws CloudException, InterruptedException {
        String ending = "(\n" + script + "\n)\nstatus=$?\nprintf '\\n" + END + "\\n'\nexit $status\n";
        Carried brief = carriedOut(new Command(machine, ending, limit, Optional.empty()));
        Optional<String> whole = whole(brief.state().out());
        return whole.isPresent() ? whole.get() : throughBucket(ending, limit);
    }

    private String throughBucket(String script, Duration limit) throws CloudException, InterruptedException {
        Carried carried = carriedOut(new Command(machine, script, limit, Optional.of(outputs)));
        Optional<String> brief = whole(carried.state().out());
        if (brief.isPresent()) {
            // It has become shorter meanwhile.
            return brief.get();
        }
        Patience patience = new Patience(pause);
        long end = clock.nanoTime() + ARRIVAL.toNanos();
        while (true) {
            Optional<String> whole =
                    commands.copy(carried.command(), outputs, Output.OUT).flatMap(ManagedShell::whole);
            if (whole.isPresent()) {
                return whole.get();
            }
            if (clock.nanoTime() - end >= 0) {
                throw new CloudException(List.of(new Problem(
                        WHERE,
                        "output",
                        "s3://" + outputs.bucket() + "/" + outputs.prefix() + "/" + carried.command(),
                        "a long output did not arrive in the bucket within " + ARRIVAL.toSeconds() + " s",
                        "may the machine's role put objects there?")));
            }
            patience.await();
        }
    }

    /** What is before the mark; empty when the end is missing. */
    private static Optional<String> whole(String out) {
        String stripped = out.stripTrailing();
        if (!stripped.endsWith(END)) {
            return Optional.empty();
        }
        String before = stripped.substring(0, stripped.length() - END.length());
        return Optional.of(before.endsWith("\n") ? before.substring(0, before.length() - 1) : before);
    }

    private Carried carriedOut(Command command) throws CloudException, InterruptedException {
        String id = commands.send(command);
        long end = clock.nanoTime() + command.limit().plus(DELIVERY).toNanos();
        Patience patience = new Patience(pause);
        try {
            while (true) {
                CommandState state = commands.state(id, machine);
                if (state.isOver()) {
                    return checked(id, state, command);
                }
                if (clock.nanoTime() - end >= 0) {
                    commands.cancel(id, machine);
                    throw failure(
                            "was not over after " + seconds(command.limit().plus(DELIVERY)), state);
                }
                patience.await();
            }
        } catch (InterruptedException e) {
            cancelQuietly(id);
            throw e;
        }
    }

    /** Whoever interrupts does not wait, and the command ends by its own limit at the latest. */
    private void cancelQuietly(String id) {
        try {
            commands.cancel(id, machine);
        } catch (CloudException e) {
            // Then it goes on until its limit.
        }
    }

    private Carried checked(String id, CommandState ended, Command command) throws CommandException {
        if (ended.isGood()) {
            return new Carried(id, ended);
        }
        boolean silent = ended.out().isEmpty() && ended.err().isEmpty();
        CommandState state = silent && command.copy().isPresent() ? printedAt(id, ended) : ended;
        if (state.wasTooSlow()) {
            throw failure("did not end within " + seconds(command.limit()) + detail(state), state);
        }
        if (state.wasCancelled()) {
            throw failure("was cancelled", state);
        }
        throw failure(
                state.exitCode() > 0 ? "failed with exit code " + state.exitCode() : "failed" + detail(state), state);
    }

    /** As far as it can be had: that it cannot is not what is wrong with the command. */
    private CommandState printedAt(String id, CommandState state) {
        return new CommandState(
                state.word(), state.detail(), state.exitCode(), copied(id, Output.OUT), copied(id, Output.ERR));
    }

    private String copied(String id, Output output) {
        try {
            return commands.copy(id, outputs, output).orElse("");
        } catch (CloudException e) {
            return "(could not be read: " + e.problems().getFirst() + ")";
        }
    }

    private static String detail(CommandState state) {
        return state.detail().isEmpty() || state.detail().equals(state.word()) ? "" : " (" + state.detail() + ")";
    }

    private static CommandException failure(String what, CommandState state) {
        return new CommandException(
                new Problem(WHERE, "command", "", what, printed(state)), state.exitCode(), state.out(), state.err());
    }

    private static String printed(CommandState state) {
        String out = end(state.out().replace(END, ""));
        String err = end(state.err());
        if (out.isEmpty() && err.isEmpty()) {
            return "it printed nothing";
        }
        return (err.isEmpty() ? "" : "it printed to stderr:\n" + err)
                + (!err.isEmpty() && !out.isEmpty() ? "\n" : "")
                + (out.isEmpty() ? "" : "it printed to stdout:\n" + out);
    }

    private static String end(String text) {
        String stripped = text.strip();
        return stripped.length() <= SHOWN ? stripped : "..." + stripped.substring(stripped.length() - SHOWN);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    private record Carried(String command, CommandState state) {}
}
