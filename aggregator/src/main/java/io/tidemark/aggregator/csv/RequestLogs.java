package io.tidemark.aggregator.csv;

import io.tidemark.functions.requests.LogHeader;
import io.tidemark.functions.requests.LoggedRequest;
import io.tidemark.functions.requests.RequestLogReader;
import io.tidemark.functions.requests.RequestLogReader.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The request logs of all workers of a run as one stream, in the order of completion. Read as often as needed; never all
 * in memory.
 */
public final class RequestLogs {
    private final List<Path> files;

    public RequestLogs(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Passes on every request that can be read.
     *
     * @return a sentence for each file that is not whole, beginning with its name; none when all are
     * @throws IOException when a file cannot be read, is no request log, or belongs to another run than the others
     */
    public List<String> forEach(RequestVisitor visitor) throws IOException {
        List<RequestLogReader> readers = new ArrayList<>();
        try {
            List<String> incomplete = new ArrayList<>();
            for (Path file : files) {
                RequestLogReader reader = RequestLogReader.open(file);
                readers.add(reader);
                if (!reader.ending().complete()) {
                    incomplete.add(sentence(file, reader.ending()));
                }
            }
            requireOneRun(readers);
            merge(readers, visitor);
            return incomplete;
        } finally {
            for (RequestLogReader reader : readers) {
                reader.close();
            }
        }
    }

    private static String sentence(Path file, Ending ending) {
        return file.getFileName() + ": " + ending.sentence();
    }

    private void requireOneRun(List<RequestLogReader> readers) throws IOException {
        Set<Integer> segments = new HashSet<>();
        for (int i = 0; i < readers.size(); i++) {
            LogHeader first = readers.getFirst().header();
            LogHeader header = readers.get(i).header();
            if (!header.runId().equals(first.runId()) || !header.fingerprint().equals(first.fingerprint())) {
                throw new IOException(files.get(i) + " belongs to run " + header.runId() + " of plan "
                        + header.fingerprint() + ", but " + files.getFirst() + " to run " + first.runId() + " of plan "
                        + first.fingerprint());
            }
            if (!segments.add(header.segment().index())) {
                throw new IOException(files.get(i) + " is a second log of worker " + header.segment());
            }
        }
    }

    private static void merge(List<RequestLogReader> readers, RequestVisitor visitor) throws IOException {
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparingLong(
                        (Head head) -> head.request().endMicros())
                .thenComparingInt(head -> head.reader().header().segment().index()));
        for (RequestLogReader reader : readers) {
            advance(heads, reader);
        }
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            visitor.visit(head.request());
            advance(heads, head.reader());
        }
    }

    private static void advance(PriorityQueue<Head> heads, RequestLogReader reader) throws IOException {
        LoggedRequest request = reader.next();
        if (request != null) {
            heads.add(new Head(request, reader));
        }
    }

    /** Receives requests, the earliest to end first. */
    @FunctionalInterface
    public interface RequestVisitor {
        void visit(LoggedRequest request) throws IOException;
    }

    private record Head(LoggedRequest request, RequestLogReader reader) {}
}
