package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A program to start on this machine.
 *
 * @param command the program and its arguments; it has to stay in the foreground
 * @param directory to run it in
 * @param environment on top of our own
 * @param port where it listens; without one it finds a free port in {@code PORT} of its environment
 * @param cpus it is bound to, such as {@code 0-1,3}. Shares of a CPU and a limit of memory take a container
 */
public record ProcessSettings(
        List<String> command,
        Path directory,
        Map<String, String> environment,
        OptionalInt port,
        Optional<String> cpus,
        Launch launch) {
    public ProcessSettings {
        command = List.copyOf(command);
        requireNonNull(directory, "directory is null");
        environment = Map.copyOf(environment);
        requireNonNull(port, "port is null");
        requireNonNull(cpus, "cpus is null");
        requireNonNull(launch, "launch is null");
    }

    /** In our own directory, on a port of its own, on all CPUs. */
    public static ProcessSettings of(List<String> command, Launch launch) {
        return new ProcessSettings(command, Path.of(""), Map.of(), OptionalInt.empty(), Optional.empty(), launch);
    }

    public ProcessSettings inDirectory(Path path) {
        return new ProcessSettings(command, path, environment, port, cpus, launch);
    }

    public ProcessSettings withEnvironment(Map<String, String> variables) {
        return new ProcessSettings(command, directory, variables, port, cpus, launch);
    }

    public ProcessSettings onPort(int number) {
        return new ProcessSettings(command, directory, environment, OptionalInt.of(number), cpus, launch);
    }

    public ProcessSettings onCpus(String list) {
        return new ProcessSettings(command, directory, environment, port, Optional.of(list), launch);
    }

    /** All that is wrong with them; empty when a {@link ProcessHost} will take them. */
    public List<Problem> problems() {
        Troubles troubles = new Troubles(ProcessHost.KIND);
        boolean named = !command.isEmpty() && !command.getFirst().isBlank();
        troubles.unless(named, "command", String.join(" ", command), "must name a program");
        troubles.unless(Files.isDirectory(directory), "directory", directory.toString(), "must be a directory");
        troubles.environment(environment);
        port.ifPresent(troubles::port);
        cpus.ifPresent(list ->
                troubles.unless(CpuList.isValid(list), "cpus", list, "must be a list of CPU numbers such as 0-1,3"));
        return troubles.all();
    }
}
