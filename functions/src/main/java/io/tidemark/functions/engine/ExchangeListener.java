package io.tidemark.functions.engine;

/** Follows one request. Called from an event loop, or from whoever gave the exchange up. */
public interface ExchangeListener {
    /** The request is being sent, or a connection is being opened for it; {@link Exchange#startNanos} is set. Once. */
    void started(Exchange exchange);

    /** Nothing more will happen. Once, after {@link #started}. */
    void ended(Exchange exchange);
}
