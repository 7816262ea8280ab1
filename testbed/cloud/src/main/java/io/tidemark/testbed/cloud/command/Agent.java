package io.tidemark.testbed.cloud.command;

import io.tidemark.functions.time.Clock;
import io.tidemark.testbed.cloud.aws.Buckets;
import io.tidemark.testbed.cloud.command.Invocation.Outcome;
import io.tidemark.testbed.cloud.instance.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What carries commands out on machines. It treats outputs and exit codes as the real agent does. */
final class Agent {
    /** That of a script which was killed. */
    private static final int KILLED = 137;

    private static final int MOST_CHARACTERS = 24_000;
    private static final int MOST_ERROR_CHARACTERS = 8_000;
    private static final String TRUNCATED = "--output truncated--";

    private final CommandFaults faults;
    private final Duration pace;
    private final Clock clock;
    private final Buckets buckets = new Buckets();

    Agent(CommandFaults faults, Duration pace, Clock clock) {
        this.faults = faults;
        this.pace = pace;
        this.clock = clock;
    }

    /** Returns when it has ended. */
    void carryOut(Invocation invocation) throws InterruptedException {
        String script = invocation.order().script();
        boolean undelivered = faults.isUndelivered(script);
        boolean waits = undelivered && !faults.isExpired(script);
        if (isCancelled(invocation, waits ? invocation.order().delivery() : pace)) {
            end(invocation, Outcome.silent("Cancelled", "Cancelled", -1));
        } else if (undelivered) {
            end(invocation, Outcome.silent("TimedOut", "DeliveryTimedOut", -1));
        } else {
            invocation.begin(now());
            run(invocation);
        }
    }

    private static boolean isCancelled(Invocation invocation, Duration limit) throws InterruptedException {
        return ends(invocation.cancelled(), limit);
    }

    private static boolean ends(CompletableFuture<?> what, Duration limit) throws InterruptedException {
        try {
            what.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Invocation invocation) throws InterruptedException {
        String script = invocation.order().script();
        long end = clock.nanoTime() + invocation.order().execution().toNanos();
        Execution execution = Execution.start(
                invocation.instance(),
                invocation.commandId(),
                faults.isEndless(script) ? "exec sleep infinity" : script);
        CompletableFuture<Integer> exit = execution.exit();
        boolean inTime = ends(CompletableFuture.anyOf(exit, invocation.cancelled()), left(end));
        if (!invocation.instance().isRunning()) {
            // Nobody tells Systems Manager anything any more.
            ends(new CompletableFuture<>(), left(end));
            end(invocation, Outcome.silent("TimedOut", "ExecutionTimedOut", -1));
            return;
        }
        if (!exit.isDone()) {
            execution.kill();
            ends(exit, Duration.ofMinutes(1));
        }
        boolean cancelled = invocation.isCancelling() && inTime;
        end(invocation, outcome(invocation, execution, inTime ? exit.getNow(KILLED) : KILLED, cancelled));
    }

    private Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - clock.nanoTime()));
    }

    private Outcome outcome(Invocation invocation, Execution execution, int exitCode, boolean cancelled) {
        String out = execution.output();
        String err = execution.errors();
        if (cancelled || exitCode == KILLED) {
            store(invocation, out, err);
            return cancelled
                    ? Outcome.silent("Cancelled", "Cancelled", KILLED)
                    : Outcome.silent("TimedOut", "ExecutionTimedOut", KILLED);
        }
        String errors = exitCode == 0 ? err : err + "failed to run commands: exit status " + exitCode;
        store(invocation, out, errors);
        String status = exitCode == 0 ? "Success" : "Failed";
        String told = truncated(errors);
        return new Outcome(
                status,
                status,
                exitCode,
                truncated(out),
                told.substring(0, Math.min(told.length(), MOST_ERROR_CHARACTERS)));
    }

    /** What is too long has a mark at its end, which is within the limit. */
    private static String truncated(String text) {
        return text.length() < MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS - TRUNCATED.length()) + TRUNCATED;
    }

    /** Of what is empty there is no object. */
    private void store(Invocation invocation, String out, String err) {
        String bucket = invocation.order().bucket();
        if (!bucket.isEmpty() && !out.isEmpty()) {
            buckets.write(bucket, invocation.key("stdout"), out);
        }
        if (!bucket.isEmpty() && !err.isEmpty()) {
            buckets.write(bucket, invocation.key("stderr"), err);
        }
    }

    private void end(Invocation invocation, Outcome outcome) {
        invocation.end(outcome, now());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.epochMillis());
    }
}
