package io.tidemark.experiment.host;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.target.TargetOrder;
import io.tidemark.experiment.component.Stage;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.sizing.demo.DemoHost;
import io.tidemark.sizing.ec2.Ec2Host;
import io.tidemark.sizing.ec2.Ec2Settings;
import io.tidemark.sizing.host.Docker;
import io.tidemark.sizing.host.DockerHost;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.host.Launch;
import io.tidemark.sizing.host.Leftovers;
import io.tidemark.sizing.host.Limits;
import io.tidemark.sizing.host.ProcessHost;
import io.tidemark.sizing.host.ProcessSettings;
import io.tidemark.sizing.host.ReadyCheck;
import io.tidemark.sizing.host.UrlHost;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hosts of every type, as `tidemark size` has them. */
final class Hosts implements HostSource {
    /** The demo service is the same in every demo. */
    private static final long DEMO_SEED = 20_261_120;

    private final Duration readyWithin;
    private final Duration timeToLive;
    private final Ec2 ec2;
    private final AtomicBoolean cleaned = new AtomicBoolean();

    /**
     * What was said of machines of EC2.
     *
     * @param prefix of the deployment whose workers load them
     */
    record Ec2(AwsSettings aws, Prefix prefix, boolean keep, Optional<String> subnet) {}

    Hosts(Duration readyWithin, Duration timeToLive, Ec2 ec2) {
        this.readyWithin = readyWithin;
        this.timeToLive = timeToLive;
        this.ec2 = ec2;
    }

    @Override
    public Host host(HostOrder order, Path logs, Stage stage) throws ProblemsException {
        return switch (order.type()) {
            case PROCESS -> new ProcessHost(program(order, logs, stage), stage.clock());
            case DOCKER -> {
                removeLeftovers(stage);
                Limits limits = order.instanceType().isPresent()
                        ? Limits.of(type(order.instanceType().get()))
                        : new Limits(order.cpus(), order.memoryBytes(), Optional.empty());
                yield new DockerHost(container(order, logs, stage).limitedTo(limits), Docker.onPath(), stage.clock());
            }
            case EC2 ->
                new Ec2Host(
                        new Ec2Settings(
                                ec2.aws(),
                                ec2.prefix(),
                                container(order, logs, stage),
                                ec2.keep(),
                                ec2.subnet(),
                                TargetOrder.DEFAULT_DISK_GIB,
                                Ec2Settings.DEFAULT_WITHIN),
                        type(order.instanceType().orElse("")),
                        stage.clock(),
                        stage::note);
            case DEMO -> new DemoHost(DEMO_SEED, stage.clock());
            case URL -> new UrlHost(uri(order.url()), Optional.of(check(order)), stage.clock());
        };
    }

    private ProcessSettings program(HostOrder order, Path logs, Stage stage) {
        ProcessSettings settings = ProcessSettings.of(order.command(), launch(order, logs))
                .inDirectory(stage.directory())
                .withEnvironment(order.environment());
        if (order.port().isPresent()) {
            settings = settings.onPort(order.port().getAsInt());
        }
        return order.cpuSet().isPresent() ? settings.onCpus(order.cpuSet().get()) : settings;
    }

    private DockerSettings container(HostOrder order, Path logs, Stage stage) {
        return DockerSettings.of(order.image(), order.port().orElse(0), launch(order, logs))
                .withCommand(order.command())
                .withEnvironment(order.environment())
                .withVolumes(order.volumes().stream()
                        .map(volume -> mount(volume, stage.directory()))
                        .toList());
    }

    /** Docker takes a relative path for the name of a volume. */
    private static String mount(String volume, Path directory) {
        return volume.startsWith("./") ? directory.toAbsolutePath().normalize() + volume.substring(1) : volume;
    }

    private Launch launch(HostOrder order, Path logs) {
        return Launch.loggingTo(logs).readyWhen(check(order)).livingFor(timeToLive);
    }

    private ReadyCheck check(HostOrder order) {
        return order.ready()
                .<ReadyCheck>map(path -> new ReadyCheck.Answer(path, readyWithin))
                .orElseGet(() -> new ReadyCheck.Connect(readyWithin));
    }

    private MachineType type(String name) throws ProblemsException {
        String region = ec2.aws().region() == null
                ? PriceBook.DEFAULT_REGION
                : ec2.aws().region();
        return PriceBook.bundled()
                .region("region", region)
                .require("instance_type", List.of(name))
                .getFirst();
    }

    private static URI uri(String url) throws ProblemsException {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new ProblemsException(List.of(new Problem("host", "url", url, "must be like http://HOST:PORT", "")));
        }
    }

    /** What a killed one of us left running would take CPU from what is measured now. */
    private void removeLeftovers(Stage stage) throws ProblemsException {
        if (cleaned.getAndSet(true)) {
            return;
        }
        Leftovers leftovers = new Leftovers(Docker.onPath(), stage.clock());
        List<Leftovers.Leftover> found = leftovers.find();
        leftovers.remove(found);
        found.forEach(one -> stage.note("Removed the container " + one.name() + ": " + one.reason()));
    }
}
