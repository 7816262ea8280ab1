package io.tidemark.cli.system;

/** Ctrl-C and its relatives. */
public interface Interrupts {
    /** Nothing ever interrupts. */
    Interrupts NONE = action -> () -> {};

    /**
     * From now until the watch is closed, the first interrupt runs the action instead of ending the process; the second
     * ends it at once, as every interrupt does while nothing is watched.
     *
     * @param action called from a thread of its own
     */
    Watch watch(Runnable action);

    /** Ends watching. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
