package io.tidemark.cli;

import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command, and the only place that ends the process. */
@Command(
        name = "tidemark",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Find the load your service can take, what limits it, "
                + "and the cheapest machine that will carry your traffic.")
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "No command was given.");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            ResourceBundle build = ResourceBundle.getBundle("io.tidemark.core.build");
            return new String[] {"tidemark " + build.getString("version") + " (" + build.getString("commit") + ")"};
        }
    }
}
