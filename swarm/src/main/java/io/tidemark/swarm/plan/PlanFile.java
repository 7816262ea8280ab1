package io.tidemark.swarm.plan;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.nio.file.Path;
import java.util.List;

/** The file a swarm's plan comes from, with what the command line puts over it: over every later version of it too. */
public final class PlanFile {
    private final Path path;
    private final PlanOverlay overlay;

    public PlanFile(Path path, PlanOverlay overlay) {
        this.path = requireNonNull(path, "path is null").toAbsolutePath();
        this.overlay = requireNonNull(overlay, "overlay is null");
    }

    public Path path() {
        return path;
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * What it says now.
     *
     * @throws ProblemsException when it cannot be read
     */
    public String text() throws ProblemsException {
        return PlanSource.file(path).text().orElse("");
    }

    /**
     * Makes a plan of what it says. Names of other files in it are relative to its directory.
     *
     * @throws ProblemsException with all that is wrong
     */
    public Plan read(String text) throws ProblemsException {
        return read(text, files());
    }

    /**
     * Makes a plan of a text that was written on the page.
     *
     * @param file the file's own plan: what it does not use, this one may not
     * @throws ProblemsException with all that is wrong
     */
    public Plan readOnPage(String text, Plan file) throws ProblemsException {
        Plan plan = read(text, PageRules.files(file, files()));
        List<Problem> problems = PageRules.problems(file, plan);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return plan;
    }

    private Plan read(String text, PlanFiles files) throws ProblemsException {
        return PlanReader.read(PlanSource.text(text, files).with(overlay));
    }

    private PlanFiles files() {
        Path parent = path.getParent();
        return PlanFiles.in(parent == null ? path : parent);
    }
}
