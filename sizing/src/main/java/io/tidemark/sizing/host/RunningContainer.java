package io.tidemark.sizing.host;

import java.net.URI;
import java.util.List;

/** A container that {@link DockerHost} has started, and that answers. */
record RunningContainer(URI uri, HostFacts facts, Watched watched, Container container, Reaper reaper)
        implements RunningTarget {
    @Override
    public boolean isAlive() {
        return container.isAlive();
    }

    @Override
    public boolean isKilledForMemory() {
        return container.isKilledForMemory();
    }

    @Override
    public List<String> lastLines(int most) {
        return container.lastLines(most);
    }

    @Override
    public void close() {
        reaper.close();
    }
}
