package io.tidemark.swarm.page;

import io.tidemark.server.Answer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Some threads, and a queue for them that has an end: what does not fit into it is refused at once. */
final class Pool implements AutoCloseable {
    private static final long KEPT_SECONDS = 10;
    private static final String AGAIN_SECONDS = "2";

    private final ThreadPoolExecutor executor;

    private final Defects defects;

    Pool(String name, int threads, int queue, Defects defects) {
        this.defects = defects;
        AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                threads, threads, KEPT_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> {
                    Thread thread = new Thread(task, "tidemark-swarm-" + name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    Answer answer(Supplier<Answer> work) {
        try {
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(work, executor);
            return new Answer.Later(answer.exceptionally(defects::answer));
        } catch (RejectedExecutionException full) {
            return Answer.of(Json.problems(
                            503, List.of(Json.problem("", "", "must wait: others are being served", "try again soon")))
                    .with("Retry-After", AGAIN_SECONDS));
        }
    }

    /** @return false when there is no room */
    boolean run(Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    var _ = defects.answer(e);
                }
            });
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
