package io.tidemark.cli.options;

import io.tidemark.cli.size.HostChoice;
import io.tidemark.core.units.Durations;
import io.tidemark.core.units.Sizes;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.Launch;
import io.tidemark.sizing.host.Limits;
import io.tidemark.sizing.host.ProcessSettings;
import io.tidemark.sizing.host.ReadyCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the target runs, when it has to be started. */
final class HostOptions {
    private static final int MOST_PORT = 65_535;

    @Option(
            names = "--host",
            paramLabel = "KIND",
            description = "url: it runs already. demo: the built-in service. process, docker: started for the search. "
                    + "ec2: --image on machines of EC2 that are made for it. Follows from --command and --image but "
                    + "for ec2; default: url.")
    @Nullable
    String kind;

    @Option(names = "--image", paramLabel = "NAME", description = "Start a container of this image.")
    @Nullable
    String image;

    @Option(
            names = "--command",
            paramLabel = "WORDS",
            description = "Start this program; with --image, what the container runs. No shell.")
    @Nullable
    String command;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it listens. A program without one finds a free port in its PORT variable.")
    @Nullable
    String port;

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "Of the target's environment. May be repeated.")
    List<String> environment = new ArrayList<>();

    @Option(names = "--volume", paramLabel = "HERE:THERE[:ro]", description = "Of the container. May be repeated.")
    List<String> volumes = new ArrayList<>();

    @Option(names = "--cpus", paramLabel = "N", description = "Cores the container may use, such as 0.5.")
    @Nullable
    String cpus;

    @Option(names = "--memory", paramLabel = "SIZE", description = "Memory the container may use, such as 512MiB.")
    @Nullable
    String memory;

    @Option(names = "--cpu-set", paramLabel = "LIST", description = "CPUs the program is bound to, such as 0-1.")
    @Nullable
    String cpuSet;

    @Option(
            names = "--ready",
            paramLabel = "PATH",
            description = "It is ready when a GET of this answers below 500. Default: when it accepts connections.")
    @Nullable
    String ready;

    @Option(names = "--ready-within", paramLabel = "TIME", description = "Or it has failed to start. Default: 60s.")
    @Nullable
    String within;

    @Option(
            names = "--time-to-live",
            paramLabel = "TIME",
            description =
                    "After which the target is removed whatever happens. Default: 6h; of a machine of EC2 what the "
                            + "search may take.")
    @Nullable
    String timeToLive;

    @Option(
            names = "--probe",
            paramLabel = "KIND",
            description = "What watches the target's machine: sampler (default), glances, none.")
    @Nullable
    String probe;

    boolean isDemo() {
        return "demo".equals(kind);
    }

    /** A container, wherever. */
    boolean isContainer() {
        return image != null;
    }

    boolean isEc2() {
        return Ec2Options.EC2.equals(kind);
    }

    /** True when the target's address is found out when it starts. */
    boolean isStartedByUs() {
        return isDemo() || image != null || command != null;
    }

    /** Empty, and a problem, when it cannot be made out. */
    Optional<HostChoice> choice(Path directory, boolean typed, Findings findings) {
        checkKind(findings);
        Optional<Launch> launch = launch(findings);
        Optional<Map<String, String>> variables = variables(findings);
        if (isDemo()) {
            return Optional.of(new HostChoice.Demo());
        }
        if (launch.isEmpty() || variables.isEmpty()) {
            return Optional.empty();
        }
        if (image != null) {
            return container(image, launch.get(), variables.get(), typed, findings);
        }
        if (command != null) {
            return program(command, directory, launch.get(), variables.get(), findings);
        }
        return Optional.of(new HostChoice.Given());
    }

    private void checkKind(Findings findings) {
        String actual = actual();
        if (kind != null && !kind.equals(actual)) {
            String hint = switch (kind) {
                case "docker", Ec2Options.EC2 -> "name the image: --image NAME --port PORT";
                case "process" -> "name the program: --command 'WORDS'";
                case "url", "demo" -> "leave --image and --command out";
                default -> "";
            };
            findings.add(
                    "--host",
                    kind,
                    hint.isEmpty() ? "must be url, demo, process, docker or ec2" : "does not fit",
                    hint);
        }
        if (actual.equals(Ec2Options.EC2)) {
            findings.exclude("--volume", volumes, "--host ec2", true);
            findings.exclude("--cpus", cpus, "--host ec2", true);
            findings.exclude("--memory", memory, "--host ec2", true);
        } else {
            only("docker", "--volume", volumes, actual, findings);
            only("docker", "--cpus", cpus, actual, findings);
            only("docker", "--memory", memory, actual, findings);
        }
        only("process", "--cpu-set", cpuSet, actual, findings);
        if (actual.equals("url") || actual.equals("demo")) {
            only("docker", "--port", port, actual, findings);
            only("docker", "--env", environment, actual, findings);
            only("docker", "--ready", ready, actual, findings);
        }
    }

    private String actual() {
        if (image != null) {
            return isEc2() ? Ec2Options.EC2 : "docker";
        }
        return command != null ? "process" : isDemo() ? "demo" : "url";
    }

    private static void only(String host, String flag, @Nullable Object value, String actual, Findings findings) {
        if (Findings.isGiven(value) && !host.equals(actual)) {
            findings.add(
                    flag,
                    null,
                    host.equals("process") ? "is for a program" : "is for a target that is started",
                    host.equals("process") ? "add --command" : "add --image");
        }
    }

    private Optional<Launch> launch(Findings findings) {
        Duration time =
                findings.parsed("--ready-within", within, SearchOptions::time).orElse(ReadyCheck.DEFAULT_WITHIN);
        Duration life = findings.parsed("--time-to-live", timeToLive, SearchOptions::time)
                .orElse(Launch.DEFAULT_TIME_TO_LIVE);
        if (ready != null && !ready.startsWith("/")) {
            findings.add("--ready", ready, "must be a path that begins with /", "");
            return Optional.empty();
        }
        if (!time.isPositive() || life.toSeconds() < 1) {
            findings.add("--ready-within", Durations.format(time), "must be more than nothing", "");
            return Optional.empty();
        }
        ReadyCheck check = ready == null ? new ReadyCheck.Connect(time) : new ReadyCheck.Answer(ready, time);
        return Optional.of(Launch.loggingTo(Path.of("")).readyWhen(check).livingFor(life));
    }

    private Optional<Map<String, String>> variables(Findings findings) {
        Map<String, String> variables = new LinkedHashMap<>();
        boolean good = true;
        for (String text : environment) {
            int split = text.indexOf('=');
            if (split < 1) {
                findings.add("--env", text, "must be NAME=VALUE", "");
                good = false;
            } else {
                variables.put(text.substring(0, split), text.substring(split + 1));
            }
        }
        return good ? Optional.of(variables) : Optional.empty();
    }

    private Optional<HostChoice> container(
            String name, Launch launch, Map<String, String> variables, boolean typed, Findings findings) {
        if (port == null) {
            findings.add("--port", null, "is needed with --image", "say where the service listens in the container");
        }
        if (typed && !isEc2()) {
            findings.exclude("--cpus", cpus, "a machine type", true);
            findings.exclude("--memory", memory, "a machine type", true);
        }
        OptionalInt number = port == null ? OptionalInt.empty() : findings.whole("--port", port, 1, MOST_PORT);
        Optional<List<String>> words = findings.parsed("--command", command == null ? "" : command, Words::of);
        Optional<Double> cores = findings.parsed("--cpus", cpus, HostOptions::cores);
        Optional<Long> bytes = findings.parsed("--memory", memory, Sizes::parse);
        if (number.isEmpty() || words.isEmpty()) {
            return Optional.empty();
        }
        Limits limits = new Limits(
                cores.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                bytes.map(OptionalLong::of).orElse(OptionalLong.empty()),
                Optional.empty());
        DockerSettings settings = DockerSettings.of(name, number.getAsInt(), launch)
                .withCommand(words.get())
                .withEnvironment(variables)
                .withVolumes(volumes)
                .limitedTo(limits);
        findings.addAll(settings.problems());
        return Optional.of(new HostChoice.Container(settings));
    }

    private Optional<HostChoice> program(
            String text, Path directory, Launch launch, Map<String, String> variables, Findings findings) {
        Optional<List<String>> words = findings.parsed("--command", text, Words::of);
        OptionalInt number = port == null ? OptionalInt.empty() : findings.whole("--port", port, 1, MOST_PORT);
        if (words.isEmpty() || (port != null && number.isEmpty())) {
            return Optional.empty();
        }
        ProcessSettings settings =
                ProcessSettings.of(words.get(), launch).inDirectory(directory).withEnvironment(variables);
        if (number.isPresent()) {
            settings = settings.onPort(number.getAsInt());
        }
        if (cpuSet != null) {
            settings = settings.onCpus(cpuSet);
        }
        findings.addAll(settings.problems());
        return Optional.of(new HostChoice.Program(settings));
    }

    private static double cores(String text) {
        if (!text.matches("\\d{1,4}(\\.\\d{1,3})?") || Double.parseDouble(text) == 0) {
            throw new IllegalArgumentException("must be a number of cores such as 0.5 or 2");
        }
        return Double.parseDouble(text);
    }
}
