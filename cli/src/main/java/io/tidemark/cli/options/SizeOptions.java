package io.tidemark.cli.options;

import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.size.HostChoice;
import io.tidemark.cli.size.SizeOrder;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.sizing.host.Docker;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.molotov.MolotovTest;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.search.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All options of a sizing, and how they become what is to be done. */
public final class SizeOptions {
    /** A search waits for the last responses of each load, so a long time-out costs more than it tells. */
    private static final String TIMEOUT = "10s";

    @Parameters(
            arity = "0..1",
            paramLabel = "URL|PATH|PLAN.yml",
            description =
                    "What to load: a URL (http:// may be left out) or a plan file. For a target that is started by "
                            + "--image or --command a path, default /, or a plan file.")
    @Nullable
    String what;

    @ArgGroup(validate = false, heading = "%nSearch:%n")
    SearchOptions search = new SearchOptions();

    @ArgGroup(validate = false, heading = "%nTarget, when it has to be started:%n")
    HostOptions host = new HostOptions();

    @ArgGroup(validate = false, heading = "%nMachines of EC2 (--host ec2):%n")
    Ec2Options ec2 = new Ec2Options();

    @ArgGroup(validate = false, heading = "%nMachine types:%n")
    TypeOptions types = new TypeOptions();

    @ArgGroup(validate = false, heading = "%nUsers (--by users, and ramps):%n")
    PauseOptions pause = new PauseOptions();

    @ArgGroup(validate = false, heading = "%nRequests:%n")
    RequestOptions request = new RequestOptions();

    @ArgGroup(validate = false, heading = "%nHTTP:%n")
    HttpOptions http = new HttpOptions();

    @ArgGroup(validate = false, heading = "%nTolerance:%n")
    ToleranceOptions tolerance = new ToleranceOptions();

    @ArgGroup(validate = false, heading = "%nRamp, as Molotov's sizing:%n")
    RampOptions ramp = new RampOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n")
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Take up the search whose directory this is: its windows count.")
    @Nullable
    String resume;

    @ArgGroup(validate = false, heading = "%nWorkers:%n")
    FleetOptions fleet = new FleetOptions();

    @ArgGroup(validate = false, heading = "%nWhat is shown:%n")
    DisplayOptions display = new DisplayOptions();

    private final LegacyOptions none = new LegacyOptions();

    /**
     * Checks everything and says what is to be done.
     *
     * @param directory that relative paths are relative to
     * @throws ProblemsException with all problems
     */
    public SizeOrder order(Path directory) throws ProblemsException {
        return order(directory, Docker.onPath());
    }

    SizeOrder order(Path directory, Docker docker) throws ProblemsException {
        Findings findings = new Findings();
        Optional<MolotovTest> imported = ramp.imported(directory, findings);
        boolean planFile = what != null && Targets.isPlanFile(what);
        request.check(findings, planFile);
        pause.check(findings);
        display.check(findings);
        checkWhat(findings);
        checkUnused(findings);
        ec2.check(host.isEc2(), findings);
        if (host.isEc2()) {
            fleet.besideTargets(findings);
        }
        TypeOptions.Found machines = types.find(directory, fleet.aws, host.image, host.isEc2(), docker, findings);
        if (types.isGiven() && !host.isContainer()) {
            findings.add("--types", null, "are for containers", "add --image NAME --port PORT");
        } else if (!types.isGiven() && host.isEc2()) {
            findings.add("--type", null, "is missing: which machine is to be made?", "or compare some with --types");
        }
        Optional<HostChoice> choice = host.choice(directory, types.isGiven(), findings);
        Optional<ProbeKind> probe = probe(findings);
        RunSettings settings = runSettings(directory, findings);
        if (settings.lambda().isPresent() && host.isStartedByUs() && !host.isEc2()) {
            findings.add(
                    "--fleet",
                    "lambda",
                    "cannot reach what is started on this machine",
                    "give the URL of a target that functions can reach");
        }
        OptionalDouble fleetLimit =
                settings.lambda().isPresent() ? search.fleetLimit(findings) : OptionalDouble.empty();
        double headroom = types.headroom(findings);
        OptionalDouble need = need(machines, findings);
        Plan plan = plan(directory, planFile, imported, findings);
        Method method = method(plan.tolerance().overall(), machines.list(), imported, findings);
        if (resume != null && method instanceof Method.Ramp) {
            findings.add("--resume", resume, "is not for ramps", "a ramp is climbed from the bottom");
        }
        Optional<Path> earlier = Optional.ofNullable(resume).map(text -> findings.path("--resume", text, directory));
        int atOnce = Math.min(ec2.atOnce(findings), Math.max(1, machines.list().size()));
        if (host.isEc2()) {
            choice = choice.map(container -> onEc2(container, method, findings));
            settings = shared(settings, atOnce, findings);
            fleetLimit = eachOf(machines.list(), fleetLimit, choice, findings);
        }
        findings.throwIfAny();
        return new SizeOrder(
                plan,
                method,
                choice.orElseThrow(),
                atOnce,
                machines.list(),
                machines.offered(),
                machines.description(),
                need,
                headroom,
                probe.orElseThrow(),
                earlier,
                settings.within(new CostLimit(fleetLimit, Optional.of(SizeOrder.longest(method)))),
                List.copyOf(output.permitted),
                output.planOnly,
                notes(imported, machines));
    }

    private HostChoice onEc2(HostChoice choice, Method method, Findings findings) {
        if (!(choice instanceof HostChoice.Container(DockerSettings container))) {
            return choice;
        }
        Duration life = Ec2Options.life(host.timeToLive, container.launch(), SizeOrder.longest(method), findings);
        return new HostChoice.Ec2(ec2.settings(fleet.aws.settings(), fleet.deployment(), container, findings))
                .livingFor(life);
    }

    /** Each of several machines gets as many of the workers. */
    private static RunSettings shared(RunSettings settings, int atOnce, Findings findings) {
        if (settings.workers() < atOnce) {
            findings.add(
                    "--workers",
                    Integer.toString(settings.workers()),
                    "must be at least as many as machines at once, " + atOnce,
                    "each machine is loaded by its share of them");
            return settings;
        }
        return settings.withWorkers(settings.workers() / atOnce);
    }

    /** What is left for the functions of each type when its machine lives as long as it may. */
    private static OptionalDouble eachOf(
            List<MachineType> types, OptionalDouble limit, Optional<HostChoice> choice, Findings findings) {
        if (limit.isEmpty() || !(choice.orElse(null) instanceof HostChoice.Ec2 ec2)) {
            return limit;
        }
        double hours = ec2.settings().container().launch().timeToLive().toMinutes() / 60.0;
        double machines = types.stream()
                .mapToDouble(type -> type.dollarsPerHour() * hours)
                .sum();
        double left = (limit.getAsDouble() - machines) / Math.max(1, types.size());
        if (left <= 0) {
            findings.add(
                    "--max-cost",
                    String.format(Locale.ROOT, "%.2f", limit.getAsDouble()),
                    String.format(Locale.ROOT, "must be more than the machines alone may cost, $%.2f", machines),
                    "allow more, or less time: --max-time, --time-to-live");
            return limit;
        }
        return OptionalDouble.of(left);
    }

    private static List<String> notes(Optional<MolotovTest> imported, TypeOptions.Found machines) {
        List<String> notes = new ArrayList<>(RampOptions.notes(imported));
        notes.addAll(machines.notes());
        return notes;
    }

    /** In a comparison the machines carry it together, so that none is measured against it. */
    private OptionalDouble need(TypeOptions.Found machines, Findings findings) {
        if (machines.list().size() < 2) {
            return OptionalDouble.empty();
        }
        OptionalDouble need = search.load("--need", search.need, Variable.RATE, findings);
        search.need = null;
        return need;
    }

    /** Both are of runs that follow a plan. */
    private void checkUnused(Findings findings) {
        if (tolerance.abort != null) {
            findings.add("--abort", null, "is not for a search", "it goes beyond the tolerance on purpose");
        }
        if (output.requests) {
            findings.add("--requests", null, "is not for a search", "use tidemark burst");
        }
    }

    private void checkWhat(Findings findings) {
        if (what == null && !host.isStartedByUs()) {
            findings.add(
                    "URL|PATH|PLAN.yml", null, "is missing", "say what to load, or start it with --image or --command");
        } else if (what != null && host.isStartedByUs() && !Targets.isPlanFile(what) && !what.startsWith("/")) {
            findings.add(
                    "URL|PATH|PLAN.yml",
                    what,
                    "must be a path that begins with /, or a plan file",
                    "the target is started, so its address follows");
        }
    }

    private Optional<ProbeKind> probe(Findings findings) {
        return host.probe == null
                ? Optional.of(ProbeKind.SAMPLER)
                : findings.parsed("--probe", host.probe, SizeOptions::probeKind);
    }

    private static ProbeKind probeKind(String text) {
        return Arrays.stream(ProbeKind.values())
                .filter(kind -> kind.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be sampler, glances or none"));
    }

    private RunSettings runSettings(Path directory, Findings findings) {
        String workers = output.workers;
        if (ramp.isSizing()) {
            // Molotov's workers are users; how many of ours send for them is not its business.
            output.workers = null;
        }
        try {
            return output.settings(none, fleet, display.show(), directory, findings);
        } finally {
            output.workers = workers;
        }
    }

    private Method method(
            Tolerance.Limit limit, List<MachineType> machines, Optional<MolotovTest> imported, Findings findings) {
        Optional<Mode> mode = search.mode(findings);
        if (ramp.isSizing() && search.search != null && mode.isPresent()) {
            findings.add("--search", search.search, "cannot be together with --sizing", "leave one of them out");
        }
        if (mode.isEmpty() || ramp.isSizing()) {
            if (search.need != null) {
                findings.add("--need", search.need, "cannot be decided by a ramp", "use --search capacity or quick");
            }
            return new Method.Ramp(ramp.settings(search, output.workers, limit, imported, findings));
        }
        // Types that are compared share the machine, and one after the other costs.
        double price =
                machines.stream().mapToDouble(MachineType::dollarsPerHour).max().orElse(0);
        return new Method.Capacity(search.settings(mode.get(), limit, price, findings));
    }

    private Plan plan(Path directory, boolean planFile, Optional<MolotovTest> imported, Findings findings)
            throws ProblemsException {
        Overlay overlay = new Overlay();
        overlay.put("name", output.name, "--name");
        if (planFile) {
            overlay.put("target", host.isStartedByUs() ? HostChoice.TO_BE_STARTED : null, "--host");
        } else {
            target(overlay, findings);
            request.into(overlay, Targets.step(0), false);
            load(overlay, findings);
            overlay.put("http.timeout", http.timeout == null ? TIMEOUT : null, "--timeout");
            overlay.put("http.response-timeout", http.timeout == null ? TIMEOUT : null, "--timeout");
        }
        http.into(overlay, false);
        ramp.into(overlay, imported, tolerance, findings);
        tolerance.into(overlay, false);
        try {
            PlanOverlay flags = overlay.build();
            return PlanReader.read(
                    planFile && what != null
                            ? PlanSource.file(directory.resolve(what)).with(flags)
                            : PlanSource.flags(flags, PlanFiles.in(directory)));
        } catch (ProblemsException e) {
            throw findings.after(e.problems());
        }
    }

    /** Only its model and what users do between requests count: how much is offered is left to the search. */
    private void load(Overlay overlay, Findings findings) {
        boolean climbing = ramp.isSizing() || "ramp".equals(search.search);
        boolean closed = search.by == null ? climbing : search.by.equals("users");
        overlay.put(closed ? "load.users" : "load.rate", closed ? "1" : "1/s", "--by");
        overlay.put("load.duration", "1s", "--by");
        if (closed) {
            pause.into(overlay, none, false);
        } else if (pause.isGiven()) {
            findings.add("--pause", null, "is for users", "add --by users");
        }
    }

    private void target(Overlay overlay, Findings findings) {
        if (host.isStartedByUs()) {
            overlay.put("target", HostChoice.TO_BE_STARTED, "--host");
            overlay.put(Targets.step(0) + ".url", what == null ? "/" : what, "PATH");
            overlay.put("name", output.name == null ? name() : null, "--name");
        } else {
            Targets.of(List.of(what == null ? "" : what), new ArrayList<>(), none, findings)
                    .into(overlay);
        }
    }

    private String name() {
        return host.isDemo() ? "Demo" : String.valueOf(host.image != null ? host.image : host.command);
    }
}
