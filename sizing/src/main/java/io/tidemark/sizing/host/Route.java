package io.tidemark.sizing.host;

import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way to a container.
 *
 * @param direct true when its processes and its network are this machine's, and not those of a virtual machine, as
 *     Docker Desktop has one, or of a user's own network, as a rootless engine has one
 */
record Route(URI uri, boolean direct) {

    static Route to(ContainerState container, int port, Engine engine) throws ProblemsException {
        boolean direct = isProcessHere(container);
        if (container.sharesNetwork()) {
            return new Route(uri(engine.host(), port), direct);
        }
        if (direct && container.address().isPresent() && isOurs(container.gateway())) {
            return new Route(uri(container.address().get(), port), true);
        }
        if (container.published().isEmpty()) {
            throw Docker.problem("port", Integer.toString(port), "must be published, but its network has no ports");
        }
        return new Route(uri(engine.host(), container.published().getAsInt()), direct);
    }

    private static URI uri(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }

    /** Its pid may also be that of an unrelated process here; the control group tells. */
    private static boolean isProcessHere(ContainerState container) {
        try {
            return Files.readString(Path.of("/proc/" + container.pid() + "/cgroup"))
                    .contains(container.id());
        } catch (IOException e) {
            // Not here, or not Linux.
            return false;
        }
    }

    private static boolean isOurs(Optional<String> gateway) {
        try {
            return gateway.isPresent()
                    && NetworkInterface.getByInetAddress(InetAddress.getByName(gateway.get())) != null;
        } catch (IOException e) {
            // Then the published port is the way.
            return false;
        }
    }
}
