package io.tidemark.cli;

import io.tidemark.cli.progress.TerminalDisplay;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.FleetRunner;
import io.tidemark.cli.run.RunArchive;
import io.tidemark.cli.system.Resolver;
import io.tidemark.cli.system.SignalInterrupts;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.SystemTerminal;
import io.tidemark.cli.system.Terminal;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.functions.time.SystemEnvironment;
import java.nio.file.Path;

/** Ties the command line to this process, and is the only place that ends it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Environment environment = new SystemEnvironment();
        Clock clock = new SystemClock();
        Terminal terminal = new SystemTerminal(environment);
        BuildInfo build = BuildInfo.load();
        Surroundings surroundings = new Surroundings(
                System.out,
                System.err,
                terminal,
                environment,
                clock,
                Resolver.DNS,
                SignalInterrupts.install(() -> endAtOnce(terminal)),
                Path.of(""));
        Cli cli = new Cli(surroundings, new FleetRunner(environment, clock, build), new RunArchive(), build);
        System.exit(cli.execute(arguments));
    }

    /** Without shutdown hooks: whoever interrupts twice does not want to wait. */
    private static void endAtOnce(Terminal terminal) {
        if (terminal.isInteractive()) {
            System.out.print(TerminalDisplay.RESTORE);
            System.out.flush();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }
}
