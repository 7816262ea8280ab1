package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of a request. */
public sealed interface Answer {
    static Answer of(Reply reply) {
        return new Whole(reply, 0, "");
    }

    /**
     * @param reply null to close the connection instead
     * @param label what it is counted as; empty for what is not
     */
    record Whole(@Nullable Reply reply, long delayNanos, String label) implements Answer {
        public Whole {
            requireNonNull(label, "label is null");
        }
    }

    /**
     * What takes time, done by threads of the caller's. The connection waits for it, and what was sent on it meanwhile.
     *
     * @param answer when it fails, the client is told that the server has
     */
    record Later(CompletionStage<? extends Answer> answer) implements Answer {
        public Later {
            requireNonNull(answer, "answer is null");
        }
    }

    /** A file, read as fast as the client takes it. */
    record Stored(Path file, String type, Map<String, String> headers) implements Answer {
        public Stored {
            requireNonNull(file, "file is null");
            requireNonNull(type, "type is null");
            headers = Map.copyOf(headers);
        }
    }

    /**
     * A stream of events, until one side ends it; the connection ends with it.
     *
     * @param open is given where to write to, once the head of the answer is on its way
     */
    record Events(Map<String, String> headers, Consumer<Sink> open) implements Answer {
        public Events {
            headers = Map.copyOf(headers);
            requireNonNull(open, "open is null");
        }
    }
}
