package io.tidemark.cli.size;

import io.tidemark.cli.progress.Display;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.ObservationLog;
import io.tidemark.sizing.search.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes each observation down as soon as it is made, so that a search that is killed can be taken up again. Safe for
 * threads, because types that are compared search each on their own.
 */
final class SearchLogs implements AutoCloseable {
    private final Method method;
    private final List<Observation> earlier;
    private final List<ObservationLog> open = new ArrayList<>();

    private SearchLogs(Method method, List<Observation> earlier) {
        this.method = method;
        this.earlier = earlier;
    }

    /** @throws ProblemsException when a search that is to be taken up again cannot be read */
    static SearchLogs of(SizeOrder order) throws ProblemsException {
        return new SearchLogs(
                order.method(), order.resume().isPresent() ? read(order.resume().get()) : List.of());
    }

    private static List<Observation> read(Path directory) throws ProblemsException {
        try {
            return ObservationLog.read(directory.resolve(ObservationLog.FILE)).observations();
        } catch (IOException e) {
            throw problem("--resume", directory, "must be the directory of a search", e);
        }
    }

    List<Observation> earlier() {
        return earlier;
    }

    /** @param type to show before each observation; empty where there is only one target */
    Consumer<Observation> observer(Path directory, Optional<MachineType> type, Display display)
            throws ProblemsException {
        if (!(method instanceof Method.Capacity(SearchSettings settings))) {
            return seen -> {};
        }
        ObservationLog log = create(directory, settings);
        String prefix = type.map(which -> which.name() + ": ").orElse("");
        return new Consumer<>() {
            private boolean broken;

            @Override
            public void accept(Observation seen) {
                display.note(prefix + TrialText.of(seen, settings.by()));
                try {
                    if (!broken) {
                        log.append(seen);
                    }
                } catch (IOException e) {
                    // What was measured is still in memory: better to end well than to end now.
                    broken = true;
                    display.note("The search cannot be written down any more, and not be resumed: " + e);
                }
            }
        };
    }

    private ObservationLog create(Path directory, SearchSettings settings) throws ProblemsException {
        try {
            Files.createDirectories(directory);
            ObservationLog log = ObservationLog.create(directory.resolve(ObservationLog.FILE), settings);
            synchronized (open) {
                open.add(log);
            }
            for (Observation seen : earlier) {
                log.append(seen);
            }
            return log;
        } catch (IOException e) {
            throw problem("directory", directory, "must be writable", e);
        }
    }

    private static ProblemsException problem(String key, Path directory, String expected, IOException e) {
        return new ProblemsException(
                List.of(new Problem("command line", key, directory.toString(), expected, e.getMessage() + "")));
    }

    @Override
    public void close() {
        synchronized (open) {
            for (ObservationLog log : open) {
                close(log);
            }
        }
    }

    private static void close(ObservationLog log) {
        try {
            log.close();
        } catch (IOException e) {
            // Each line was flushed when it was written, or it was said then.
            return;
        }
    }
}
