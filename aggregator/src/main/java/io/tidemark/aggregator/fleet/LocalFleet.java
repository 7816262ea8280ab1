package io.tidemark.aggregator.fleet;

import io.tidemark.core.control.Directive;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import io.tidemark.functions.worker.Rehearsal;
import io.tidemark.functions.worker.Worker;
import io.tidemark.functions.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Workers within this process. They speak to the centre as remote ones do: encoded deltas, directives. */
public final class LocalFleet implements Fleet {
    private final int count;
    private final int eventLoops;
    private final Environment environment;
    private final Clock clock;
    private final @Nullable Path requestLogDirectory;
    private final List<Worker> workers = new ArrayList<>();
    private final List<RequestLog> requestLogs = new ArrayList<>();

    /**
     * @param eventLoops for each worker; 0 shares the machine's processors among the workers
     * @param requestLogDirectory where each worker logs its requests; null for no log
     */
    public LocalFleet(
            int workers, int eventLoops, Environment environment, Clock clock, @Nullable Path requestLogDirectory) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be > 0 but is " + workers);
        }
        this.count = workers;
        int share = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
        this.eventLoops = eventLoops > 0 ? eventLoops : share;
        this.environment = environment;
        this.clock = clock;
        this.requestLogDirectory = requestLogDirectory;
    }

    @Override
    public String kind() {
        return "local";
    }

    @Override
    public int workers() {
        return count;
    }

    @Override
    public void prepare(Assignment assignment, DeltaReceiver receiver) throws ProblemsException {
        for (int i = 0; i < count; i++) {
            Segment segment = new Segment(i, count);
            WorkerSetup setup = new WorkerSetup(
                    assignment.runId(),
                    assignment.plan(),
                    assignment.fingerprint(),
                    segment,
                    0,
                    eventLoops,
                    requestLog(assignment, segment));
            workers.add(new Worker(setup, environment, clock, receiver::receive));
        }
        Rehearsal.perform(eventLoops, clock);
        workers.forEach(Worker::prepare);
    }

    private @Nullable RequestLog requestLog(Assignment assignment, Segment segment) throws ProblemsException {
        if (requestLogDirectory == null) {
            return null;
        }
        Path file = requestLogDirectory.resolve(RequestLogFiles.name(segment));
        try {
            Files.createDirectories(requestLogDirectory);
            RequestLog log = RequestLog.create(file, assignment.runId(), assignment.fingerprint(), segment, clock);
            requestLogs.add(log);
            return log;
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "--requests", "request log", file.toString(), "must be a file that can be written", e.toString())));
        }
    }

    @Override
    public void start(long epochMillis) {
        long zeroNanos = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(epochMillis - clock.epochMillis());
        workers.forEach(worker -> worker.start(zeroNanos, 0));
    }

    @Override
    public void direct(Directive directive) {
        workers.forEach(worker -> worker.direct(directive));
    }

    @Override
    public boolean isDone() {
        return workers.stream().allMatch(Worker::isDone);
    }

    @Override
    public List<WorkerFailure> failures() {
        List<WorkerFailure> failures = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            String reason = workers.get(i).failure();
            if (!reason.isEmpty()) {
                failures.add(new WorkerFailure(i, reason));
            }
        }
        return failures;
    }

    /** What the request logs have cost; final after {@link #close}. */
    public List<RequestLog.Cost> requestLogCosts() {
        return requestLogs.stream().map(RequestLog::cost).toList();
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        requestLogs.forEach(RequestLog::close);
    }
}
