package io.tidemark.sizing.demo;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Starts a {@link DemoService} in our own process. */
public final class DemoHost implements Host {
    private static final String KIND = "demo";

    private final long seed;
    private final Clock clock;

    public DemoHost(long seed, Clock clock) {
        this.seed = seed;
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public RunningTarget start() throws ProblemsException {
        try {
            return new Running(DemoService.start(seed, clock));
        } catch (IOException e) {
            String expected = "must be possible to start: " + e.getMessage();
            throw new ProblemsException(List.of(new Problem(KIND, "demo", "", expected, "")));
        }
    }

    private record Running(DemoService service) implements RunningTarget {
        private static final System.Logger LOG = System.getLogger(DemoHost.class.getName());

        @Override
        public URI uri() {
            return service.uri();
        }

        @Override
        public HostFacts facts() {
            return new HostFacts(
                    KIND,
                    DemoService.behaviour(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalLong.empty(),
                    true);
        }

        @Override
        public Watched watched() {
            return new Watched.Machine();
        }

        @Override
        public boolean isAlive() {
            return service.isOpen();
        }

        @Override
        public List<String> lastLines(int most) {
            return List.of();
        }

        @Override
        public void close() {
            try {
                service.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "The demo service could not be closed", e);
            }
        }
    }
}
