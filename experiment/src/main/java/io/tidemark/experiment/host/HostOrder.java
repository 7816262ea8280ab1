package io.tidemark.experiment.host;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A host that is wanted. Two that are equal are the same host, which need not be started anew.
 *
 * @param url where it runs already, of {@link HostKind#URL}
 * @param instanceType that it is, or that its limits stand for
 * @param ready the path whose answer says that it is ready; empty when a connection does
 */
public record HostOrder(
        HostKind type,
        String url,
        List<String> command,
        String image,
        OptionalInt port,
        Map<String, String> environment,
        List<String> volumes,
        OptionalDouble cpus,
        OptionalLong memoryBytes,
        Optional<String> cpuSet,
        Optional<String> instanceType,
        Optional<String> ready) {
    public HostOrder {
        requireNonNull(type, "type is null");
        requireNonNull(url, "url is null");
        command = List.copyOf(command);
        requireNonNull(image, "image is null");
        requireNonNull(port, "port is null");
        environment = Map.copyOf(environment);
        volumes = List.copyOf(volumes);
        requireNonNull(cpus, "cpus is null");
        requireNonNull(memoryBytes, "memoryBytes is null");
        requireNonNull(cpuSet, "cpuSet is null");
        requireNonNull(instanceType, "instanceType is null");
        requireNonNull(ready, "ready is null");
    }
}
