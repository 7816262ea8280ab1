package io.tidemark.cli;

import io.tidemark.cli.commands.AttachCommand;
import io.tidemark.cli.commands.BurstCommand;
import io.tidemark.cli.commands.CompareCommand;
import io.tidemark.cli.commands.DemoCommand;
import io.tidemark.cli.commands.DeployCommand;
import io.tidemark.cli.commands.DestroyCommand;
import io.tidemark.cli.commands.EmulateCommand;
import io.tidemark.cli.commands.ExperimentCommand;
import io.tidemark.cli.commands.Hinting;
import io.tidemark.cli.commands.OpenCommand;
import io.tidemark.cli.commands.ProblemText;
import io.tidemark.cli.commands.PushCommand;
import io.tidemark.cli.commands.ReportCommand;
import io.tidemark.cli.commands.ReportsCommand;
import io.tidemark.cli.commands.RequestsCommand;
import io.tidemark.cli.commands.SizeCommand;
import io.tidemark.cli.commands.StatusCommand;
import io.tidemark.cli.commands.StopCommand;
import io.tidemark.cli.commands.SwarmCommand;
import io.tidemark.cli.commands.TrainCommand;
import io.tidemark.cli.commands.TypesCommand;
import io.tidemark.cli.experiment.ExperimentSession;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.Archive;
import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.run.Runner;
import io.tidemark.cli.size.SizeSession;
import io.tidemark.cli.swarm.SwarmSession;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole command line within a process: arguments in, exit code out. */
public final class Cli {
    private static final int MIN_HELP_WIDTH = 80;
    private static final int MAX_HELP_WIDTH = 120;
    private static final int OPTIONS_WIDTH = 32;

    private final Surroundings surroundings;
    private final Archive archive;
    private final RunSession session;
    private final BuildInfo build;

    public Cli(Surroundings surroundings, Runner runner, Archive archive, BuildInfo build) {
        this.surroundings = surroundings;
        this.archive = archive;
        this.session = new RunSession(surroundings, runner, archive);
        this.build = build;
    }

    public int execute(String... arguments) {
        Tidemark top = new Tidemark();
        try {
            boolean verboseByVariable = Verbosity.ofVariable(surroundings.environment());
            return commandLine(top)
                    .setExecutionExceptionHandler((e, command, parsed) -> failed(e, top.verbose || verboseByVariable))
                    .execute(arguments);
        } catch (ProblemsException e) {
            return failed(e, top.verbose);
        }
    }

    /** The top command and those below it. */
    List<CommandLine> commands() {
        CommandLine commandLine = commandLine(new Tidemark());
        List<CommandLine> commands =
                new ArrayList<>(commandLine.getSubcommands().values());
        commands.addFirst(commandLine);
        return commands;
    }

    /** Whether these arguments are a command with its options; values are not looked at. */
    boolean understands(String... arguments) {
        try {
            return commandLine(new Tidemark()).parseArgs(arguments).hasSubcommand();
        } catch (ParameterException e) {
            return false;
        }
    }

    /** A new one each time: groups of options keep what was parsed into them. */
    private CommandLine commandLine(Tidemark top) {
        SizeSession sizing = new SizeSession(surroundings, build);
        CommandLine commandLine = new CommandLine(top)
                .addSubcommand(new DemoCommand(surroundings, sizing))
                .addSubcommand(new TrainCommand(surroundings, session))
                .addSubcommand(new BurstCommand(surroundings, session))
                .addSubcommand(new SwarmCommand(surroundings, new SwarmSession(surroundings, session, archive, build)))
                .addSubcommand(new SizeCommand(surroundings, sizing))
                .addSubcommand(new TypesCommand(surroundings))
                .addSubcommand(new EmulateCommand(surroundings))
                .addSubcommand(new CompareCommand(surroundings))
                .addSubcommand(new ExperimentCommand(surroundings, new ExperimentSession(surroundings, build)))
                .addSubcommand(new StopCommand(surroundings))
                .addSubcommand(new AttachCommand(surroundings, archive, build))
                .addSubcommand(new ReportCommand(surroundings, archive))
                .addSubcommand(new RequestsCommand(surroundings, archive))
                .addSubcommand(new ReportsCommand(surroundings))
                .addSubcommand(new OpenCommand(surroundings))
                .addSubcommand(new PushCommand(surroundings))
                .addSubcommand(new DeployCommand(surroundings, build))
                .addSubcommand(new StatusCommand(surroundings, build))
                .addSubcommand(new DestroyCommand(surroundings))
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setUsageHelpWidth(Math.clamp(surroundings.terminal().columns(), MIN_HELP_WIDTH, MAX_HELP_WIDTH))
                .setUsageHelpLongOptionsMaxWidth(OPTIONS_WIDTH)
                .setExecutionStrategy(parsed -> {
                    RepeatedOptions.refuse(parsed);
                    return new RunLast().execute(parsed);
                })
                .setParameterExceptionHandler((e, arguments) -> misunderstood(e));
        commandLine.getCommandSpec().version("tidemark " + build);
        describe(commandLine);
        commandLine.getSubcommands().values().forEach(Cli::describe);
        return commandLine;
    }

    private static void describe(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.sentences());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    private int misunderstood(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && e.getCommandLine().getCommand() instanceof Hinting command) {
            command.hints(unmatched.getUnmatched()).forEach(err::println);
        }
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private int failed(Exception e, boolean verbose) {
        if (e instanceof ProblemsException bad) {
            ProblemText.lines(bad.problems()).forEach(surroundings.err()::println);
        } else {
            surroundings.err().println("Tidemark failed: " + e);
        }
        if (verbose) {
            e.printStackTrace(surroundings.err());
        }
        ExitCode code = switch (e) {
            case CloudException _ -> ExitCode.AWS;
            case ProblemsException _ -> ExitCode.BAD_INPUT;
            default -> ExitCode.DEFECT;
        };
        return code.number();
    }
}
