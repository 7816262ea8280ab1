package io.tidemark.cli.store;

import io.tidemark.aggregator.store.RunStore;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;

/** Sends a finished run to where it is kept, and says where that is. */
public final class Pusher {
    private static final int LABEL_WIDTH = 13;

    private final Surroundings surroundings;
    private final boolean json;
    private final int labelWidth;

    /** @param json what is said is an object in a line */
    public Pusher(Surroundings surroundings, boolean json) {
        this(surroundings, json, LABEL_WIDTH);
    }

    /** @param labelWidth of the lines above */
    public Pusher(Surroundings surroundings, boolean json, int labelWidth) {
        this.surroundings = surroundings;
        this.json = json;
        this.labelWidth = labelWidth;
    }

    /**
     * Before a run: nobody should wait for one and then learn that the bucket's name was wrong.
     *
     * @throws ProblemsException when it is known now that nothing can be pushed
     */
    public static void check(Bucket bucket) throws ProblemsException {
        try (RunStore store = bucket.open()) {
            store.check();
        }
    }

    /** @throws ProblemsException when it did not arrive as a whole; then nobody sees it there */
    public void push(Path directory, Bucket bucket) throws ProblemsException {
        try (RunStore store = bucket.open()) {
            String place = store.put(directory, LocalRuns.in(directory, "directory"));
            surroundings
                    .out()
                    .println(
                            json
                                    ? JsonLine.of("stored").put("place", place)
                                    : "stored" + " ".repeat(labelWidth - "stored".length()) + place);
            surroundings.out().flush();
        }
    }

    /**
     * After a run, whose files are safe whatever happens here: a failure is told, with the command that pushes them later.
     *
     * @param code of the run; it says more than that the result is not in two places
     */
    public ExitCode pushAfter(Path directory, Bucket bucket, ExitCode code) {
        try {
            push(directory, bucket);
            return code;
        } catch (ProblemsException e) {
            ExitCode both = code == ExitCode.OK ? ExitCode.AWS : code;
            List<String> problems = e.problems().stream().map(Problem::toString).toList();
            String later = later(directory, bucket);
            surroundings.err().println("The run could not be stored in " + bucket.place() + ":");
            problems.forEach(problem -> surroundings.err().println("  " + problem));
            surroundings.err().println("Its files are here. To push them later:");
            surroundings.err().println("  " + later);
            if (json) {
                surroundings
                        .out()
                        .println(JsonLine.of("notStored")
                                .putTexts("problems", problems)
                                .put("push", later)
                                .put("exitCode", both.number()));
                surroundings.out().flush();
            }
            return both;
        }
    }

    private String later(Path directory, Bucket bucket) {
        return "tidemark push " + quoted(surroundings.relative(directory)) + " " + bucket.options("--to");
    }

    /** For a shell, when it needs that. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9._/:\\\\-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
