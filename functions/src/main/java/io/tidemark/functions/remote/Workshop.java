package io.tidemark.functions.remote;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.requests.LogHeader;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.worker.DeltaSink;
import io.tidemark.functions.worker.Worker;
import io.tidemark.functions.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the workers of a post, one for each plan of its run, and keeps their logs of requests. Thread-safe. */
final class Workshop implements AutoCloseable {
    private final Summons summons;
    private final Shelf shelf;
    private final Path scratch;
    private final Clock clock;
    private final DeltaSink sink;
    private final int eventLoops;
    private final BooleanSupplier outOfTime;
    private final List<LogBook> books = new ArrayList<>();
    private @Nullable ScratchFolder folder;
    private String noLog = "";

    /** @param outOfTime true when no more of the logs can be brought in */
    Workshop(
            Summons summons,
            Shelf shelf,
            Path scratch,
            Clock clock,
            DeltaSink sink,
            int eventLoops,
            BooleanSupplier outOfTime) {
        this.summons = summons;
        this.shelf = shelf;
        this.scratch = scratch;
        this.clock = clock;
        this.sink = sink;
        this.eventLoops = eventLoops;
        this.outOfTime = outOfTime;
    }

    /** For the plan of the summons, not prepared. */
    Worker first() throws IOException, ProblemsException {
        byte[] bundle = fetch(summons.bundle(), summons.bundleKey());
        return make(summons.post().runId(), 0, summons.fingerprint(), bundle);
    }

    /** @throws IOException when it cannot be had, perhaps for a while */
    byte[] fetch(Adoption adoption) throws IOException {
        return fetch(adoption.bundle(), adoption.bundleKey());
    }

    private byte[] fetch(byte[] inline, String key) throws IOException {
        return inline.length == 0 ? shelf.get(key) : inline;
    }

    /**
     * For a plan that is changed to, not prepared.
     *
     * @param chapter how many plans came before it
     * @throws IOException when it is not that plan
     * @throws ProblemsException when it cannot run here
     */
    Worker next(Adoption adoption, int chapter, byte[] bundle) throws IOException, ProblemsException {
        return make(adoption.runId(), chapter, adoption.fingerprint(), bundle);
    }

    private Worker make(String runId, int chapter, String expected, byte[] bundle)
            throws IOException, ProblemsException {
        Plan plan = PlanBundle.read(bundle);
        String fingerprint = PlanFingerprint.of(plan);
        if (!fingerprint.equals(expected)) {
            throw new IOException("the plan has the fingerprint " + fingerprint + " here but " + expected
                    + " at the centre: the versions differ");
        }
        WorkerSetup setup = new WorkerSetup(
                runId,
                plan.withMostConnections(summons.mostConnections()),
                fingerprint,
                summons.segment(),
                summons.post().shift(),
                chapter,
                eventLoops,
                openLog(new LogHeader(runId, fingerprint, summons.segment()), chapter));
        return new Worker(setup, name -> summons.secrets().get(name), clock, sink);
    }

    /** A log that cannot be begun is missed at the centre, which says so; the run does not need it. */
    private synchronized @Nullable RequestLog openLog(LogHeader header, int chapter) {
        if (summons.logMillis() == 0) {
            return null;
        }
        try {
            if (folder == null) {
                folder = ScratchFolder.create(scratch);
            }
            LogBook opened = LogBook.open(summons, header, shelf, folder.part("chapter-" + chapter), clock, outOfTime);
            books.add(opened);
            return opened.log();
        } catch (IOException e) {
            noLog = "; there is no log of requests: " + e;
            return null;
        }
    }

    /**
     * Brings the rest of all logs to the shelf. Nobody may record any more.
     *
     * @return what is missing, for the function's own log; empty when nothing is
     */
    String bringLogs() throws InterruptedException {
        String missing = "";
        for (LogBook book : books()) {
            String unsafe = book.bringIn();
            missing = unsafe.isEmpty() ? missing : unsafe;
        }
        return missing.isEmpty() ? lacking() : "; the log of requests is not complete: " + missing;
    }

    private synchronized List<LogBook> books() {
        return List.copyOf(books);
    }

    private synchronized String lacking() {
        return noLog;
    }

    @Override
    public synchronized void close() {
        books.forEach(LogBook::close);
        if (folder != null) {
            folder.close();
        }
    }
}
