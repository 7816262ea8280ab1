package io.tidemark.sizing.probe;

import io.tidemark.core.problem.CloudException;
import java.util.List;

/** What samples on a machine at a distance, begun there already, and how its lines are read. Not thread-safe. */
sealed interface RemoteSource permits RemoteSampler, RemoteGlances {
    ProbeKind kind();

    RemoteText text();

    void read(String line);

    /** What it said when it ended by itself; blank when it said nothing. */
    String lastWords() throws CloudException, InterruptedException;

    /** Sentences about what it could not see. From any thread. */
    List<String> problems();

    /** A script that ends it on that machine, should it still run, and removes what it left. */
    String removal();
}
