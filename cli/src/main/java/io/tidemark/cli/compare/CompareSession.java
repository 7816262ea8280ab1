package io.tidemark.cli.compare;

import io.tidemark.aggregator.file.WholeFile;
import io.tidemark.cli.compare.CompareOrder.Source;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.compare.CompareSettings;
import io.tidemark.experiment.compare.Comparer;
import io.tidemark.experiment.compare.Comparison;
import io.tidemark.experiment.compare.ComparisonJson;
import io.tidemark.experiment.compare.ComparisonPage;
import io.tidemark.experiment.compare.Dataset;
import io.tidemark.experiment.compare.Sources;
import io.tidemark.functions.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads both sides, compares them, and says what came of it. */
public final class CompareSession {
    private static final String WHERE = "command line";

    private final Surroundings surroundings;

    public CompareSession(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @throws ProblemsException with everything that cannot be read or understood */
    public ExitCode run(CompareOrder order) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        List<Dataset> before = read(order.before(), problems);
        List<Dataset> after = read(order.after(), problems);
        throwIfAny(problems);
        Dataset one = Dataset.together(before);
        Dataset other = Dataset.together(after);
        check(order.settings(), one, other, problems);
        throwIfAny(problems);
        Comparison comparison = Comparer.compare(one, other, order.settings());
        if (!comparison.hasCompared()) {
            throw new ProblemsException(List.of(new Problem(
                    WHERE,
                    order.after().getFirst().flag(),
                    other.source(),
                    "must have something in common with " + one.source(),
                    nothingInCommon(comparison))));
        }
        if (order.page().isPresent()) {
            write(order.page().get(), comparison);
        }
        show(comparison, order);
        return comparison.isAccepted() ? ExitCode.OK : ExitCode.TOLERANCE;
    }

    private static List<Dataset> read(List<Source> sources, List<Problem> problems) {
        List<Dataset> datasets = new ArrayList<>();
        for (Source source : sources) {
            try {
                datasets.add(Sources.read(source.path(), source.text()));
            } catch (IOException | IllegalArgumentException e) {
                String hint = e instanceof NoSuchFileException missing
                        ? missing.getFile() + " does not exist"
                        : String.valueOf(e.getMessage());
                problems.add(new Problem(
                        WHERE, source.flag(), source.text(), "must be raw results or the directory of a run", hint));
            }
        }
        return datasets;
    }

    /** A mistyped metric would silently have the weight that it was not to have. */
    private static void check(CompareSettings settings, Dataset before, Dataset after, List<Problem> problems) {
        Set<String> metrics = new TreeSet<>(before.quantities().keySet());
        metrics.addAll(after.quantities().keySet());
        Set<String> axes = new TreeSet<>(before.axes().keySet());
        axes.retainAll(after.axes().keySet());
        known("--weight", settings.weights().keySet(), metrics, "metric", problems);
        known("--ignore-metric", settings.ignored(), metrics, "metric", problems);
        known("--better", settings.better().keySet(), metrics, "metric", problems);
        known("--axis", settings.axis().stream().toList(), axes, "parameter of both", problems);
    }

    private static void known(
            String flag, Collection<String> names, Set<String> known, String what, List<Problem> problems) {
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add(new Problem(WHERE, flag, name, "must be a " + what, Suggestion.of(name, known)));
            }
        }
    }

    private static String nothingInCommon(Comparison comparison) {
        return comparison.metrics().isEmpty()
                ? "they have no metric in common"
                : "their parameters are nowhere the same, and the ranges of no axis meet";
    }

    private void write(Path file, Comparison comparison) throws ProblemsException {
        try (WholeFile whole = WholeFile.at(file)) {
            Files.writeString(whole.draft(), ComparisonPage.render(comparison));
            whole.complete();
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    WHERE,
                    "--html",
                    file.toString(),
                    "must be a file that can be written",
                    String.valueOf(e.getMessage()))));
        }
    }

    private void show(Comparison comparison, CompareOrder order) {
        if (order.json()) {
            surroundings.out().println(ComparisonJson.of(comparison));
        } else {
            CompareTable.lines(comparison).forEach(surroundings.out()::println);
            order.page().ifPresent(page -> surroundings.out().println(surroundings.relative(page)));
        }
        surroundings.out().flush();
        if (!order.json()) {
            comparison.notes().forEach(surroundings.err()::println);
        }
        if (order.show() && order.page().isPresent()) {
            surroundings.terminal().show(order.page().get());
        }
    }

    private static void throwIfAny(List<Problem> problems) throws ProblemsException {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }
}
