package io.tidemark.functions.flow;

import java.util.List;

/** A response as the engine hands it over. */
public interface Incoming {
    int status();

    /** All values of the headers of this name, whatever its case; empty when there is none. */
    List<String> headers(String name);

    /** As it crossed the wire, so perhaps compressed. Only the first {@link #bodyLength} bytes count. Never modified. */
    byte[] body();

    int bodyLength();

    /** True when the engine kept only the beginning of the body. */
    boolean bodyTruncated();
}
