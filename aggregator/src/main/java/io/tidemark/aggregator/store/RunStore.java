package io.tidemark.aggregator.store;

import io.tidemark.core.problem.ProblemsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where finished runs are kept, each under its id.
 *
 * <p>Guarantees: a run is seen by {@link #list}, {@link #ids} and {@link #find} only when all of its files are there. A put
 * that fails leaves the local run as it is, and can be repeated. Any number of writers may put different runs at the same
 * time.
 *
 * <p>All methods throw {@link ProblemsException} when something is wrong with what was asked for, and
 * {@link io.tidemark.core.problem.CloudException} when it is AWS that does not play along.
 */
public interface RunStore extends AutoCloseable {
    /** The name of a run's report. */
    String REPORT = "report.html";

    /** Fails when the store cannot be used, as far as that shows without writing to it. */
    void check() throws ProblemsException;

    /**
     * Copies all files of a run's directory. The same run is replaced; another one of the same id is refused.
     *
     * @param run as {@link RunFiles#of} finds it in the directory
     * @return where it is now, for a person
     */
    String put(Path directory, StoredRun run) throws ProblemsException;

    /** Puts one file of a run that is there, such as a report that was rendered again. */
    void putFile(StoredRun run, String name, Path file) throws ProblemsException;

    /** @param last at most so many */
    Listing list(int last) throws ProblemsException;

    /** The ids that begin with this, in their order, but at most so many. */
    List<String> ids(String prefix, int most) throws ProblemsException;

    /** @throws ProblemsException when there is no such run */
    StoredRun find(String id) throws ProblemsException;

    /** Copies a run's files; the directory, which must not be there, appears when it is complete. */
    void fetch(StoredRun run, Path directory) throws ProblemsException;

    /** The content of one of a run's files. */
    byte[] read(StoredRun run, String name) throws ProblemsException;

    /**
     * Where a browser finds a run's report, without further permission.
     *
     * @param validity how long; a local link does not end
     */
    URI link(StoredRun run, Duration validity) throws ProblemsException;

    /** Where a run is, for a person. */
    String place(String id);

    @Override
    void close();
}
