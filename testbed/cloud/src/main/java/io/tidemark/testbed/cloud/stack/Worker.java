package io.tidemark.testbed.cloud.stack;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Works on stacks while clients look on. Thread-safe. */
final class Worker implements AutoCloseable {
    private final Workshop workshop;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Worker(Workshop workshop) {
        this.workshop = workshop;
    }

    Workshop workshop() {
        return workshop;
    }

    /** On the stack, when nobody else does. */
    void start(Stack stack, Runnable work) {
        threads.execute(() -> {
            stack.work().lock();
            try {
                workshop.step();
                work.run();
            } finally {
                stack.work().unlock();
            }
        });
    }

    /** Besides whatever else is done to the stack. */
    void start(Runnable work) {
        threads.execute(() -> {
            workshop.step();
            work.run();
        });
    }

    @Override
    public void close() {
        workshop.faults().close();
        threads.close();
    }
}
