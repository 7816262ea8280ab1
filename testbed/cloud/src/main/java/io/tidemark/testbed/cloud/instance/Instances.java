package io.tidemark.testbed.cloud.instance;

import io.tidemark.functions.time.Clock;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.docker.TestImage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** The machines of the account, those that have ended included. Thread-safe. */
public final class Instances implements AutoCloseable {
    private static final String OWNER = String.valueOf(ProcessHandle.current().pid());
    private static final int INTERNAL_ERROR = 500;

    private final Admission admission;
    private final Duration boot;
    private final Clock clock;
    private final Map<String, Instance> all = new ConcurrentSkipListMap<>();

    /** @param boot how long the agent takes to be heard of; status checks take twice as long */
    public Instances(Admission admission, Duration boot, Clock clock) {
        this.admission = admission;
        this.boot = boot;
        this.clock = clock;
    }

    /** One that runs. Throws {@link Refusal} when it is not to be had. */
    public Instance launch(Launch launch) {
        Place place = admission.check(launch);
        requireEngine();
        String id = "i-0" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        Client client = Client.find();
        Instance instance = new Instance(
                new Instance.Identity(id, launch, place, Instant.ofEpochMilli(clock.epochMillis())),
                Disk.create(settings(id, place, client)));
        all.put(id, instance);
        try {
            start(instance, client);
        } catch (IllegalStateException e) {
            terminate(instance, Instance.Cause.HARDWARE);
            throw new Refusal(INTERNAL_ERROR, "InternalError", String.valueOf(e.getMessage()));
        }
        return instance;
    }

    private static void requireEngine() {
        Optional<String> obstacle;
        try {
            obstacle = TestImage.obstacle();
        } catch (IOException e) {
            obstacle = Optional.of(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            obstacle = Optional.of("interrupted");
        }
        obstacle.ifPresent(reason -> {
            throw new Refusal(INTERNAL_ERROR, "InternalError", "the double of EC2 " + reason);
        });
    }

    private static String settings(String id, Place place, Client client) {
        int cpus = Math.min(
                place.type().cpus(), Integer.parseInt(Engine.demand(List.of("info", "--format", "{{.NCPU}}"))));
        return "id=%s owner=%s cpus=%d memory=%dm client='%s'\n"
                .formatted(id, OWNER, cpus, place.type().memoryMib(), client.command());
    }

    private void start(Instance instance, Client client) {
        Disk disk = instance.disk();
        boolean bare = admission.faults().lacksDocker(instance.type());
        String userData = instance.identity().launch().userData();
        if (!bare) {
            disk.offerDocker();
        }
        // Whoever says what to do at the start installs it, as on a real machine.
        if (!bare && userData.isEmpty()) {
            disk.installDocker();
        }
        List<String> command = new ArrayList<>(List.of("run", "--detach", "--name", instance.container()));
        command.addAll(List.of("--pid", "host", "--cgroupns", "host", "--cap-add", "SYS_PTRACE"));
        command.addAll(List.of("--label", instance.label(), "--label", "tidemark.testbed.owner=" + OWNER));
        // A container's card is none of EC2's, but our ethtool answers as one of those does.
        command.addAll(List.of("--env", "TIDEMARK_ENA_CARDS=eth0"));
        command.addAll(List.of("--volume", "/var/run/docker.sock:/var/run/docker.sock"));
        command.addAll(List.of("--volume", "/sys/fs/cgroup:/sys/fs/cgroup:ro"));
        command.addAll(disk.mounts());
        command.addAll(client.mounts());
        command.addAll(List.of(TestImage.NAME, "sh", Disk.DATA + "/init"));
        Engine.demand(command);
        instance.runs(
                Engine.demand(List.of(
                        "inspect",
                        "--format",
                        "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                        instance.container())),
                clock.nanoTime());
        if (!userData.isEmpty()) {
            disk.writeUserData(userData);
            Engine.demand(List.of(
                    "exec",
                    "--detach",
                    instance.container(),
                    "sh",
                    "-c",
                    "mkdir -p /var/lib/cloud/scripts/per-boot; " + Disk.DATA
                            + "/user-data >/var/log/cloud-init-output.log 2>&1"));
        }
    }

    /** Its containers are gone then. Once is enough. */
    public void terminate(Instance instance, Instance.Cause cause) {
        if (instance.ends(cause)) {
            Engine.removeLabelled(instance.label());
            instance.ended();
        }
    }

    public List<Instance> all() {
        return List.copyOf(all.values());
    }

    public Optional<Instance> instance(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Those that have not ended. */
    public List<Instance> running() {
        return all().stream().filter(Instance::isRunning).toList();
    }

    /** Whether Systems Manager hears of it. */
    public boolean isOnline(Instance instance) {
        return instance.isRunning()
                && !admission.faults().isOffline(instance.type())
                && runs(instance).compareTo(boot) >= 0;
    }

    /** What its status checks say, which begin when it runs. */
    String checks(Instance instance) {
        if (!instance.isRunning()) {
            return "not-applicable";
        }
        if (admission.faults().isUnchecked(instance.type()) || runs(instance).compareTo(boot.multipliedBy(2)) < 0) {
            return "initializing";
        }
        return admission.faults().isImpaired(instance.type()) ? "impaired" : "ok";
    }

    private Duration runs(Instance instance) {
        return Duration.ofNanos(clock.nanoTime() - instance.runningSince());
    }

    @Override
    public void close() {
        for (Instance instance : all()) {
            terminate(instance, Instance.Cause.USER);
            all.remove(instance.id());
            instance.disk().delete();
        }
    }
}
