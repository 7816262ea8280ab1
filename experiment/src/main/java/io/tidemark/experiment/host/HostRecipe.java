package io.tidemark.experiment.host;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.units.Sizes;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.load.Plain;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** How the order of a host is made when it is known what the macros stand for. */
final class HostRecipe {
    private static final int MOST_PORT = 65_535;
    private static final double MOST_CPUS = 10_000;
    private static final List<String> TEXTS =
            List.of("url", "command", "image", "port", "cpus", "memory", "cpuSet", "instance_type", "ready");

    /** Which options each type has, of those that not all have. */
    private static final Map<HostKind, List<String>> OPTIONS_OF = Map.of(
            HostKind.PROCESS, List.of("command", "port", "env", "cpuSet", "ready"),
            HostKind.DOCKER,
                    List.of("image", "command", "port", "env", "volumes", "cpus", "memory", "instance_type", "ready"),
            HostKind.EC2, List.of("image", "command", "port", "env", "instance_type", "ready", "ec2"),
            HostKind.DEMO, List.of(),
            HostKind.URL, List.of("url", "ready"));

    static final List<Option> OPTIONS = List.of(
            new Option(
                    "type",
                    List.of(),
                    OptionKind.CHOICE,
                    false,
                    "",
                    "Where it runs. `process`: a program on this machine. `docker`: a container. `ec2`: a container on a "
                            + "machine of EC2 that is made for it. `demo`: the built-in service. `url`: it runs already. "
                            + "Follows from `command`, `image` and `url`, but for `ec2` and `demo`.",
                    List.of(),
                    List.of("process", "docker", "ec2", "demo", "url")),
            Option.optional(
                            "command",
                            OptionKind.TEXT,
                            "",
                            "The program with its arguments, or what the container runs. No shell.")
                    .or("cmdline"),
            Option.optional("image", OptionKind.TEXT, "", "Of the container."),
            Option.optional("url", OptionKind.TEXT, "", "Where it runs already."),
            Option.optional(
                    "port",
                    OptionKind.TEXT,
                    "",
                    "Where it listens. A program without one finds a free port in its `PORT` variable; a container needs one."),
            Option.optional(
                    "ready",
                    OptionKind.TEXT,
                    "",
                    "It serves when a GET of this path answers below 500; without it, when it accepts connections."),
            Option.optional("readyWithin", OptionKind.DURATION, "60s", "Or it has failed to start.")
                    .or("ready_within", "ready-within"),
            Option.optional("env", OptionKind.TEXTS, "", "Added to its environment."),
            Option.optional(
                    "volumes",
                    OptionKind.WORDS,
                    "",
                    "Of the container, such as `/here:/there:ro`, or `./here:/there` from where relative paths begin."),
            Option.optional("cpus", OptionKind.TEXT, "", "Cores that the container may use, such as `0.5`."),
            Option.optional("memory", OptionKind.TEXT, "", "Memory that the container may use, such as `512MiB`."),
            Option.optional("cpuSet", OptionKind.TEXT, "", "CPUs that the program is bound to, such as `0-1`.")
                    .or("cpu_set", "cpu-set"),
            Option.optional(
                            "instance_type",
                            OptionKind.TEXT,
                            "",
                            "Machine type such as `t3.small`. On EC2 the machine is of it; a container here gets as many CPUs and "
                                    + "as much memory as the type has. Network, disk and burst credits are not imitated.")
                    .or("instanceType", "instance-type"));

    private final HostKind type;
    private final Map<String, Template> texts;
    private final Map<String, Template> environment;
    private final List<String> volumes;

    private HostRecipe(
            HostKind type, Map<String, Template> texts, Map<String, Template> environment, List<String> volumes) {
        this.type = type;
        this.texts = texts;
        this.environment = environment;
        this.volumes = volumes;
    }

    static HostRecipe read(Settings settings) {
        Map<String, Template> texts = new LinkedHashMap<>();
        for (String key : TEXTS) {
            settings.maybeText(key).ifPresent(text -> texts.put(key, text));
        }
        HostKind type = settings.choice("type").isEmpty() ? inferred(texts) : HostKind.of(settings.choice("type"));
        OPTIONS_OF.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(key -> !OPTIONS_OF.getOrDefault(type, List.of()).contains(key))
                .filter(settings::has)
                .forEach(key -> settings.reject(key, "is not for a host of the type " + type.word(), ""));
        switch (type) {
            case PROCESS -> require(settings, texts, "command");
            case DOCKER -> {
                require(settings, texts, "image");
                require(settings, texts, "port");
            }
            case EC2 -> {
                require(settings, texts, "image");
                require(settings, texts, "port");
                require(settings, texts, "instance_type");
            }
            case URL -> require(settings, texts, "url");
            case DEMO -> {}
        }
        if (texts.containsKey("instance_type")) {
            List.of("cpus", "memory").stream()
                    .filter(texts::containsKey)
                    .forEach(key -> settings.reject(key, "cannot be together with a machine type", "leave one out"));
        }
        return new HostRecipe(type, texts, settings.texts("env"), settings.words("volumes"));
    }

    private static void require(Settings settings, Map<String, Template> texts, String key) {
        if (!texts.containsKey(key)) {
            settings.reject(key, "is missing", "");
        }
    }

    private static HostKind inferred(Map<String, Template> texts) {
        if (texts.containsKey("image")) {
            return HostKind.DOCKER;
        }
        return texts.containsKey("command") ? HostKind.PROCESS : HostKind.URL;
    }

    /** @throws ProblemsException with all that is wrong with it */
    HostOrder order(Scope scope) throws ProblemsException {
        Values values = new Values(scope);
        Map<String, String> variables = new LinkedHashMap<>();
        environment.forEach((name, value) -> variables.put(name, value.render(scope)));
        HostOrder order = new HostOrder(
                type,
                values.text("url").orElse(""),
                values.parsed("command", CommandWords::of).orElse(List.of()),
                values.text("image").orElse(""),
                values.parsed("port", HostRecipe::port).map(OptionalInt::of).orElse(OptionalInt.empty()),
                variables,
                volumes,
                values.parsed("cpus", HostRecipe::cpus).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                values.parsed("memory", HostRecipe::bytes).map(OptionalLong::of).orElse(OptionalLong.empty()),
                values.text("cpuSet"),
                values.text("instance_type"),
                values.parsed("ready", HostRecipe::path));
        values.check();
        return order;
    }

    private static int port(String text) {
        String number = Plain.number(text).orElse("");
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MOST_PORT) {
            throw new IllegalArgumentException("must be within 1..65535");
        }
        return Integer.parseInt(number);
    }

    private static double cpus(String text) {
        double cores = Plain.number(text).map(Double::parseDouble).orElse(0.0);
        if (cores <= 0 || cores > MOST_CPUS) {
            throw new IllegalArgumentException("must be a number of cores such as 0.5 or 2");
        }
        return cores;
    }

    private static long bytes(String text) {
        return Sizes.parse(Plain.number(text).map(number -> number + "B").orElse(text));
    }

    private static String path(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("must be a path that begins with /");
        }
        return text;
    }

    /** What the texts become, and what is wrong with them. */
    private final class Values {
        private final Scope scope;
        private final List<Problem> problems = new ArrayList<>();

        Values(Scope scope) {
            this.scope = scope;
        }

        /** Empty also when it is blank: a parameter may leave it out. */
        Optional<String> text(String key) {
            Template template = texts.get(key);
            return template == null
                    ? Optional.empty()
                    : Optional.of(template.render(scope).strip()).filter(text -> !text.isEmpty());
        }

        <T> Optional<T> parsed(String key, Function<String, T> parser) {
            return text(key).flatMap(text -> {
                try {
                    return Optional.of(parser.apply(text));
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem("host", key, text, String.valueOf(e.getMessage()), ""));
                    return Optional.empty();
                }
            });
        }

        void check() throws ProblemsException {
            if (!problems.isEmpty()) {
                throw new ProblemsException(problems);
            }
        }
    }
}
