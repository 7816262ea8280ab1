package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Removes some apps from Marathon. */
public final class RemoveMatchingApps implements Task {
    public static final ComponentType<RemoveMatchingApps> TYPE = new ComponentType<>(
            Role.TASK,
            "marathon.RemoveMatchingApps",
            List.of(),
            "Removes those apps from Marathon, in groups too, whose names have a text in them, and waits until that is done.",
            Marathon.options(Option.required(
                    "match", OptionKind.TEXT, "A part of their names, or a regular expression for one.")),
            List.of(),
            RemoveMatchingApps::new);

    private final Marathon marathon;
    private final Template match;

    private RemoveMatchingApps(Settings settings) {
        marathon = new Marathon(settings);
        match = settings.text("match");
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        Predicate<String> wanted = matching(match.render(stage.scope(cause)));
        try (Marathon.Visit visit = marathon.visit(stage, cause)) {
            visit.removeApps(visit.apps().stream().filter(wanted).toList());
        }
    }

    /** An empty text would match everything, which is another task. */
    private static Predicate<String> matching(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("match must not be empty");
        }
        Predicate<String> contains = name -> name.contains(text);
        try {
            return contains.or(Pattern.compile(text).asPredicate());
        } catch (PatternSyntaxException _) {
            return contains;
        }
    }
}
