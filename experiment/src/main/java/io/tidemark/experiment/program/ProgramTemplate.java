package io.tidemark.experiment.program;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A program to be started, whose parts have macros. Immutable. */
public final class ProgramTemplate {
    public static final List<Option> OPTIONS = List.of(
            Option.required(
                    "cmdline",
                    OptionKind.TEXT,
                    "The program and its arguments, divided at blanks; quotation marks and backslashes protect blanks. "
                            + "Nothing of it is expanded unless `shell` is set."),
            Option.optional("stdin", OptionKind.TEXT, "", "What it reads from its standard input."),
            Option.optional(
                    "env",
                    OptionKind.TEXTS,
                    "",
                    "Variables of its environment, in addition to those that Tidemark was started with."),
            Option.optional(
                    "cwd",
                    OptionKind.TEXT,
                    "",
                    "The directory that it is started in; the working directory without it."),
            Option.optional("shell", OptionKind.YES, "no", "Whether a shell (`sh`) reads the command line."));

    private final Template cmdline;
    private final Template stdin;
    private final Map<String, Template> env;
    private final Template cwd;
    private final boolean shell;

    private ProgramTemplate(Template cmdline, Template stdin, Map<String, Template> env, Template cwd, boolean shell) {
        this.cmdline = cmdline;
        this.stdin = stdin;
        this.env = new LinkedHashMap<>(env);
        this.cwd = cwd;
        this.shell = shell;
    }

    /** Of settings that have {@link #OPTIONS}. */
    public static ProgramTemplate read(Settings settings) {
        Template cmdline = settings.text("cmdline");
        boolean shell = settings.yes("shell");
        if (!shell && cmdline.names().isEmpty() && settings.has("cmdline")) {
            try {
                var _ = CommandLine.words(cmdline.render(Scope.EMPTY));
            } catch (IllegalArgumentException e) {
                settings.reject("cmdline", "must be a command: " + e.getMessage(), "");
            }
        }
        return new ProgramTemplate(cmdline, settings.text("stdin"), settings.texts("env"), settings.text("cwd"), shell);
    }

    /**
     * Ready to be started.
     *
     * @param directory where relative paths begin
     * @throws IllegalArgumentException when the command line is none
     */
    public ProcessBuilder fill(Scope scope, Path directory) {
        String line = cmdline.render(scope);
        return in(shell ? List.of("sh", "-c", line) : CommandLine.words(line), scope, directory);
    }

    /** A script in the same place and environment. */
    public ProcessBuilder script(Template script, Scope scope, Path directory) {
        return in(List.of("sh", "-c", script.render(scope)), scope, directory);
    }

    private ProcessBuilder in(List<String> command, Scope scope, Path directory) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory
                        .resolve(cwd.render(scope).strip())
                        .toAbsolutePath()
                        .toFile());
        env.forEach((name, value) -> builder.environment().put(name, value.render(scope)));
        return builder;
    }

    public String input(Scope scope) {
        return stdin.render(scope);
    }

    /** The command line, as it was written. */
    @Override
    public String toString() {
        return cmdline.toString();
    }
}
