package io.tidemark.cli.options;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Command lines as the real parser understands them. */
final class Orders {
    private Orders() {}

    /** Arguments in one text, separated by blanks; a blank within one is written as {@code _}. */
    static BurstOptions options(String arguments) {
        String[] words = arguments.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace('_', ' ');
        }
        return CommandLine.populateCommand(new BurstOptions(), words);
    }

    static Order order(String arguments, Path directory) throws ProblemsException {
        return options(arguments).order(directory);
    }

    static Plan plan(String arguments) throws ProblemsException {
        return order(arguments, Path.of("")).plan();
    }

    static Plan yaml(String text) throws ProblemsException {
        return PlanReader.read(PlanSource.text(text, PlanFiles.none()));
    }

    static List<String> problems(String arguments, Path directory) {
        try {
            order(arguments, directory);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    static List<String> problems(String arguments) {
        return problems(arguments, Path.of(""));
    }
}
