package io.tidemark.deployment.machine;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Commands whose states a test has laid out before. */
public final class FakeCommands implements Commands {
    public final List<Command> sent = new ArrayList<>();
    public final List<String> cancelled = new ArrayList<>();
    /** One for each time somebody asks; the last one stays. */
    public final Deque<CommandState> states = new ArrayDeque<>();

    /** What arrives in the bucket, one for each time somebody asks; empty for nothing yet. */
    public final Deque<Optional<String>> copies = new ArrayDeque<>();

    public String errors = "";
    /** Nobody may read the bucket. */
    public boolean bucketDenied;

    public boolean online = true;

    @Override
    public boolean isOnline(String machine) {
        return online;
    }

    @Override
    public String send(Command command) {
        sent.add(command);
        return "command " + sent.size();
    }

    @Override
    public CommandState state(String command, String machine) {
        return states.size() > 1 ? states.pop() : states.getFirst();
    }

    @Override
    public void cancel(String command, String machine) {
        cancelled.add(command);
    }

    @Override
    public Optional<String> copy(String command, Command.Place place, Output output) throws CloudException {
        if (bucketDenied) {
            throw new CloudException(List.of(new Problem("S3", "bucket", place.bucket(), "access is denied", "")));
        }
        if (output == Output.ERR) {
            return Optional.of(errors);
        }
        return copies.size() > 1 ? copies.pop() : copies.getFirst();
    }
}
