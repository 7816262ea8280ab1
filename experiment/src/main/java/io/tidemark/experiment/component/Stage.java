package io.tidemark.experiment.component;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.nio.file.Path;
import java.time.Duration;

/** Where components work: what they may use of the experiment and of the machine. */
public interface Stage {
    Bus bus();

    Clock clock();

    Environment environment();

    /** Definitions and metadata, and the parameters of the trace's phase, which win. */
    Scope scope(Trace trace);

    /** Defines a name while the experiment runs, such as a token that a task has got. */
    void define(String name, Object value);

    /** Where relative paths of what is read and started begin. */
    Path directory();

    /** Where relative paths of what is written begin. */
    Path results();

    /** How long nothing may happen before somebody gives up. */
    Duration staleTimeout();

    /**
     * Does something that takes time on a thread of its own. The trace's phase is held until it is done, and what it throws
     * is told as trouble of the owner. It is interrupted when the experiment ends.
     */
    Work spawn(String owner, Trace trace, Job job);

    /** Tells that something went wrong, which shows in the exit code; everything else goes on. */
    void trouble(String owner, Exception exception);

    /** Says something for a person to read. */
    void note(String text);

    @FunctionalInterface
    interface Job {
        void run() throws Exception;
    }

    /** Something that was spawned. */
    interface Work {
        /** Interrupts it. */
        void cancel();

        boolean isDone();

        /** Waits until it is done. */
        void join() throws InterruptedException;
    }
}
