package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A container to start.
 *
 * @param image pulled when it is not there
 * @param command for the image; empty for the image's own
 * @param port where the target listens within the container
 * @param environment of the container
 * @param volumes as of {@code docker run --volume}: {@code /here:/there:ro}
 * @param options further ones of {@code docker create}, for what has no word here: {@code --network}, {@code --user}
 */
public record DockerSettings(
        String image,
        List<String> command,
        int port,
        Map<String, String> environment,
        List<String> volumes,
        List<String> options,
        Limits limits,
        Launch launch) {
    /** The engine's own lower bounds. */
    private static final double LEAST_CPUS = 0.01;

    private static final long LEAST_MEMORY = 6L << 20;
    private static final Pattern VOLUME = Pattern.compile("[^:]+(:[^:]+){0,2}");

    public DockerSettings {
        requireNonNull(image, "image is null");
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        volumes = List.copyOf(volumes);
        options = List.copyOf(options);
        requireNonNull(limits, "limits is null");
        requireNonNull(launch, "launch is null");
    }

    /** The image's own command, without limits. */
    public static DockerSettings of(String image, int port, Launch launch) {
        return new DockerSettings(image, List.of(), port, Map.of(), List.of(), List.of(), Limits.NONE, launch);
    }

    public DockerSettings withCommand(List<String> words) {
        return new DockerSettings(image, words, port, environment, volumes, options, limits, launch);
    }

    public DockerSettings withEnvironment(Map<String, String> variables) {
        return new DockerSettings(image, command, port, variables, volumes, options, limits, launch);
    }

    public DockerSettings withVolumes(List<String> mounts) {
        return new DockerSettings(image, command, port, environment, mounts, options, limits, launch);
    }

    public DockerSettings withOptions(List<String> words) {
        return new DockerSettings(image, command, port, environment, volumes, words, limits, launch);
    }

    public DockerSettings limitedTo(Limits most) {
        return new DockerSettings(image, command, port, environment, volumes, options, most, launch);
    }

    /** The same, looked after so. */
    public DockerSettings launchedBy(Launch other) {
        return new DockerSettings(image, command, port, environment, volumes, options, limits, other);
    }

    /** All that is wrong with them; empty when a {@link DockerHost} will take them. */
    public List<Problem> problems() {
        Troubles troubles = new Troubles(Docker.KIND);
        boolean named = !image.isBlank() && !image.startsWith("-");
        troubles.unless(named, "image", image, "must be an image's name");
        troubles.port(port);
        troubles.environment(environment);
        volumes.forEach(volume -> troubles.unless(
                VOLUME.matcher(volume).matches(), "volume", volume, "must be like /here:/there or /here:/there:ro"));
        limits.cpus()
                .ifPresent(cpus ->
                        troubles.unless(cpus >= LEAST_CPUS, "cpus", Double.toString(cpus), "must be >= " + LEAST_CPUS));
        limits.memoryBytes()
                .ifPresent(memory -> troubles.unless(
                        memory >= LEAST_MEMORY,
                        "memory",
                        Long.toString(memory),
                        "must be >= " + LEAST_MEMORY + " bytes"));
        return troubles.all();
    }
}
