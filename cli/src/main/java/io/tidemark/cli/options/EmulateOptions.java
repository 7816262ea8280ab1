package io.tidemark.cli.options;

import io.tidemark.cli.emulate.EmulateOrder;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.units.Durations;
import io.tidemark.core.units.Sizes;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Naming;
import io.tidemark.emulator.file.BackendReader;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.emulator.serve.EmulatorSettings;
import io.tidemark.emulator.serve.Membership;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.server.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code tidemark emulate}. */
public final class EmulateOptions {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_THREADS = 256;
    private static final String NONE = "none";
    private static final String FILE_END = ".yml";

    @Parameters(
            paramLabel = "BACKEND|FILE.yml",
            description = "The backend: oco, or a file that describes one (docs/emulate.md).")
    private String backend = "";

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Default: 8080; 0 for a free one.")
    private String port = "8080";

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Of this machine. Default: 127.0.0.1, which only this machine reaches; 0.0.0.0 for all.")
    private String bind = "127.0.0.1";

    @Option(
            names = {"-n", "--apps"},
            paramLabel = "N",
            description = "How many applications lists have. Default: what the file says; 5 for oco.")
    @Nullable
    private String apps;

    @Option(
            names = "--names",
            paramLabel = "PATTERN",
            description = "Their names, the number as Ns. Default: what the file says; appNNNNN for oco.")
    @Nullable
    private String names;

    @Option(
            names = "--accounts",
            paramLabel = "A,B",
            split = ",",
            description = "There are only these accounts. Default: any.")
    private Set<String> accounts = Set.of();

    @Option(
            names = "--only-listed",
            description = "There are only the applications that lists have. Default: any name.")
    private boolean onlyListed;

    @Option(
            names = "--lenient",
            description =
                    "Allow what the real protocol allows: rows of the table marked lenient, and progress that falls.")
    private boolean lenient;

    @Option(
            names = "--state",
            paramLabel = "DIR|none",
            description = "Where states are kept, so that clients go on after a restart. Default: " + Defaults.EMULATED
                    + "/BACKEND-PORT.")
    @Nullable
    private String state;

    @Option(names = "--fresh", description = "Begin anew, whatever is kept.")
    private boolean fresh;

    @Option(names = "--save-every", paramLabel = "TIME", description = "Between snapshots. Default: 5s.")
    private String interval = "5s";

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Write every event and what became of it, a line of JSON each, at the end of this file.")
    @Nullable
    private String log;

    @Option(names = "--max-body", paramLabel = "SIZE", description = "Larger requests are refused. Default: 4MiB.")
    @Nullable
    private String maxBody;

    @Option(names = "--threads", paramLabel = "N", description = "That answer requests. Default: one for each CPU.")
    @Nullable
    private String threads;

    @Option(names = "--print", description = "Print the backend's file, for a copy of your own, and start nothing.")
    private boolean print;

    @Option(names = "--json", description = "A JSON object when it listens and when it has ended.")
    private boolean json;

    @ArgGroup(validate = false, heading = "%nWhat goes wrong on purpose:%n")
    private FaultOptions faults = new FaultOptions();

    /** @throws ProblemsException with all problems, those of the file first */
    public EmulateOrder order(Path directory) throws ProblemsException {
        Findings findings = new Findings();
        Optional<String> text = text(directory, findings);
        Backend read = read(text, findings);
        EmulatorSettings settings = settings(read, directory, findings);
        findings.throwIfAny();
        return new EmulateOrder(settings, text.orElseThrow(), print, json);
    }

    private Optional<String> text(Path directory, Findings findings) {
        if (BundledBackends.names().contains(backend)) {
            return Optional.of(BundledBackends.text(backend));
        }
        try {
            return Optional.of(Files.readString(findings.path("BACKEND", backend, directory)));
        } catch (NoSuchFileException e) {
            boolean named = backend.endsWith(FILE_END) || backend.contains("/");
            findings.add(
                    "BACKEND",
                    backend,
                    named ? "there is no such file" : "must be oco, or a file",
                    named ? "" : Suggestion.near(backend, BundledBackends.names()));
        } catch (CharacterCodingException e) {
            findings.add("BACKEND", backend, "must be a text in UTF-8", "");
        } catch (IOException e) {
            findings.add("BACKEND", backend, "cannot be read", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Another one, and problems, when it cannot be read: the options are looked at all the same. */
    private static Backend read(Optional<String> text, Findings findings) {
        if (text.isPresent()) {
            try {
                return BackendReader.read(text.get());
            } catch (ProblemsException e) {
                findings.addAll(e.problems());
            }
        }
        return BundledBackends.read(BundledBackends.names().getFirst());
    }

    private EmulatorSettings settings(Backend read, Path directory, Findings findings) {
        int number = findings.whole("--port", port, 0, MAX_PORT).orElse(0);
        InetSocketAddress address = new InetSocketAddress(bind, number);
        if (address.isUnresolved()) {
            findings.add("--bind", bind, "must be an address of this machine", "127.0.0.1 or 0.0.0.0");
        }
        return new EmulatorSettings(
                read,
                address,
                threads(findings),
                membership(read, findings),
                lenient,
                faults.rule(findings),
                faults.seed(findings),
                memory(read, number, directory, findings),
                fresh,
                interval(findings),
                Optional.ofNullable(log).map(file -> findings.path("--log", file, directory)),
                limits(findings));
    }

    private Membership membership(Backend read, Findings findings) {
        int count = apps == null
                ? read.count()
                : findings.whole("--apps", apps, 0, BackendReader.MAX_COUNT).orElse(0);
        if (accounts.stream().anyMatch(String::isBlank)) {
            findings.add("--accounts", String.join(",", accounts), "must be names with commas between them", "");
        } else if (!accounts.isEmpty()
                && read.calls().stream().noneMatch(call -> call.path().hasAccount())) {
            findings.add("--accounts", String.join(",", accounts), "means nothing: " + read.name() + " has none", "");
        }
        Naming naming = findings.parsed("--names", names, Naming::parse).orElse(read.apps());
        return new Membership(naming, count, accounts, onlyListed);
    }

    private Optional<Path> memory(Backend read, int number, Path directory, Findings findings) {
        if (NONE.equals(state)) {
            if (fresh) {
                findings.add("--fresh", null, "means nothing with --state none", "leave one of them out");
            }
            return Optional.empty();
        }
        String folder = state == null ? Defaults.EMULATED + "/" + read.name() + "-" + number : state;
        return Optional.of(findings.path("--state", folder, directory));
    }

    private int threads(Findings findings) {
        return threads == null
                ? Runtime.getRuntime().availableProcessors()
                : findings.whole("--threads", threads, 1, MAX_THREADS).orElse(1);
    }

    private Duration interval(Findings findings) {
        Duration found =
                findings.parsed("--save-every", interval, Durations::parse).orElse(Duration.ofSeconds(1));
        if (found.isZero()) {
            findings.add("--save-every", interval, "must be a duration longer than 0s", "");
            return Duration.ofSeconds(1);
        }
        return found;
    }

    private Limits limits(Findings findings) {
        long bytes = findings.parsed("--max-body", maxBody, Sizes::parse).orElse((long) Limits.DEFAULT.bodyBytes());
        if (bytes < 1 || bytes > Limits.MAX_BODY_BYTES) {
            findings.add("--max-body", maxBody, "must be from 1B to " + Sizes.format(Limits.MAX_BODY_BYTES), "");
            return Limits.DEFAULT;
        }
        return Limits.DEFAULT.withBodyBytes((int) bytes);
    }
}
