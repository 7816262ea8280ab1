package io.tidemark.functions.remote;

import io.tidemark.core.window.Parcel;
import java.io.IOException;

/** A worker's way to the centre. Calls may take seconds and may fail; whoever calls tries again. Thread-safe. */
public interface CentreLink extends AutoCloseable {
    /**
     * Takes the post. Each is given once, so that an invocation which is delivered twice does no harm.
     *
     * @param who different for each that asks; who asks again gets the same answer
     * @return false when somebody else has it
     */
    boolean claim(String who) throws IOException;

    /** Returns when the parcel is safe. Posting the same one again changes nothing. */
    void post(Parcel parcel) throws IOException;

    /** What the centre said last, perhaps a moment old. */
    Control control() throws IOException;

    @Override
    void close();
}
