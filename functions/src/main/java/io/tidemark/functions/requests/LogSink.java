package io.tidemark.functions.requests;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the writer puts a log. Used by the writer's thread. */
interface LogSink {
    /**
     * Takes all of a part or, at a problem, nothing.
     *
     * @param part the header or a whole block
     */
    void write(ByteBuffer part) throws IOException;

    /**
     * Takes the end mark, and nothing after it. Tried after problems too: with luck the log itself says what it lacks.
     * Whatever happens, what the sink holds open is closed.
     */
    void end(ByteBuffer mark) throws IOException;
}
