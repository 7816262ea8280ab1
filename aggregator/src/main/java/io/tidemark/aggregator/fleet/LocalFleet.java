package io.tidemark.aggregator.fleet;

import io.tidemark.core.control.Directive;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import io.tidemark.functions.worker.Rehearsal;
import io.tidemark.functions.worker.Station;
import io.tidemark.functions.worker.Worker;
import io.tidemark.functions.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Workers within this process. They speak to the centre as remote ones do: encoded deltas, directives. */
public final class LocalFleet implements Fleet {
    /** To get the workers of another plan ready beside those that send. */
    private static final Duration CHANGE_LEAD = Duration.ofSeconds(1);

    private final int count;
    private final int eventLoops;
    private final Environment environment;
    private final Clock clock;
    private final @Nullable Path requestLogDirectory;
    private final List<Station> stations = new CopyOnWriteArrayList<>();
    private final List<RequestLog> requestLogs = new CopyOnWriteArrayList<>();
    private @Nullable DeltaReceiver receiver;
    private int chapter;

    /**
     * @param eventLoops for each worker; 0 shares the machine's processors among the workers
     * @param requestLogDirectory where each worker logs its requests, those of plans that are changed to in directories
     *     of their own ({@link RequestLogFiles#directory}); null for no log
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
    public void prepare(Assignment assignment, DeltaReceiver deltas) throws ProblemsException {
        receiver = deltas;
        List<Worker> workers = workers(assignment, 0, deltas, requestLogDirectory);
        workers.forEach(worker -> stations.add(new Station(worker, clock)));
        Rehearsal.perform(eventLoops, clock);
        workers.forEach(Worker::prepare);
    }

    /** @throws ProblemsException with those that are made closed again */
    private List<Worker> workers(Assignment assignment, int number, DeltaReceiver deltas, @Nullable Path logs)
            throws ProblemsException {
        List<Worker> workers = new ArrayList<>();
        boolean complete = false;
        try {
            for (int i = 0; i < count; i++) {
                Segment segment = new Segment(i, count);
                WorkerSetup setup = new WorkerSetup(
                        assignment.runId(),
                        assignment.plan(),
                        assignment.fingerprint(),
                        segment,
                        0,
                        number,
                        eventLoops,
                        requestLog(assignment, segment, logs));
                workers.add(new Worker(setup, environment, clock, deltas::receive));
            }
            complete = true;
            return workers;
        } finally {
            if (!complete) {
                workers.forEach(Worker::close);
            }
        }
    }

    private @Nullable RequestLog requestLog(Assignment assignment, Segment segment, @Nullable Path logs)
            throws ProblemsException {
        if (logs == null) {
            return null;
        }
        Path file = logs.resolve(RequestLogFiles.name(segment));
        try {
            Files.createDirectories(logs);
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
        stations.forEach(station -> station.start(zeroNanos, 0, List.of()));
    }

    @Override
    public void direct(Directive directive) {
        stations.forEach(station -> station.direct(directive));
    }

    @Override
    public synchronized void adopt(Assignment next, long atNanos, boolean sameLoad) throws ProblemsException {
        if (receiver == null) {
            throw new IllegalStateException("the fleet is not prepared");
        }
        Path logs = requestLogDirectory == null ? null : RequestLogFiles.directory(requestLogDirectory, next.runId());
        List<Worker> workers = workers(next, chapter + 1, receiver, logs);
        chapter++;
        workers.forEach(Worker::prepare);
        for (int i = 0; i < count; i++) {
            stations.get(i).expect(atNanos, sameLoad);
            stations.get(i).adopt(workers.get(i));
        }
    }

    @Override
    public Duration changeLead() {
        return CHANGE_LEAD;
    }

    @Override
    public boolean isDone() {
        // Each is asked: those whose plan has changed tidy up then.
        return stations.stream().filter(Station::isDone).count() == stations.size();
    }

    @Override
    public List<WorkerFailure> failures() {
        List<WorkerFailure> failures = new ArrayList<>();
        for (int i = 0; i < stations.size(); i++) {
            String reason = stations.get(i).failure();
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
        stations.forEach(Station::close);
        requestLogs.forEach(RequestLog::close);
    }
}
