package io.tidemark.functions.duty;

/**
 * Answers the events of one environment, one after the other. It holds what it needs for that, such as clients with open
 * connections: made before the first event, and made anew after {@link #close()} when the environment was a snapshot.
 */
public interface Duty extends AutoCloseable {
    /**
     * @param event a JSON document, as it was sent
     * @return a JSON document
     * @throws Exception reported to the sender as the function's error
     */
    byte[] perform(byte[] event, WorkContext context) throws Exception;

    @Override
    void close();
}
