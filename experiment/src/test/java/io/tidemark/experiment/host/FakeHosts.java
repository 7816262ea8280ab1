package io.tidemark.experiment.host;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Stage;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.host.Watched;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts that are nothing but an address, each with a port of its own. */
final class FakeHosts implements HostSource {
    private final BlockingQueue<Fake> started = new LinkedBlockingQueue<>();
    private final AtomicInteger ports = new AtomicInteger(9_000);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch gate;
    private volatile String failure = "";

    /** @param slow whether no host gets ready before {@link #open} */
    FakeHosts(boolean slow) {
        gate = new CountDownLatch(slow ? 1 : 0);
    }

    void open() {
        gate.countDown();
    }

    /** From now on, nothing can be started; empty for that all can. */
    void failing(String reason) {
        failure = reason;
    }

    int running() {
        return running.get();
    }

    int mostAtOnce() {
        return most.get();
    }

    Fake next() throws InterruptedException {
        Fake fake = started.poll(20, TimeUnit.SECONDS);
        if (fake == null) {
            throw new IllegalStateException("no host was started");
        }
        return fake;
    }

    boolean hasStartedMore() {
        return !started.isEmpty();
    }

    @Override
    public Host host(HostOrder order, Path logs, Stage stage) {
        return () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw problem("was interrupted before it was ready");
            }
            if (!failure.isEmpty()) {
                throw problem(failure);
            }
            Fake fake = new Fake(order, ports.incrementAndGet());
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            started.add(fake);
            return fake;
        };
    }

    private static ProblemsException problem(String what) {
        return new ProblemsException(List.of(new Problem("fake", "host", "", what, "")));
    }

    final class Fake implements RunningTarget {
        final HostOrder order;
        private final int port;
        private volatile boolean dead;
        private volatile boolean closed;

        Fake(HostOrder order, int port) {
            this.order = order;
            this.port = port;
        }

        void die() {
            dead = true;
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public URI uri() {
            return URI.create("http://127.0.0.1:" + port);
        }

        @Override
        public HostFacts facts() {
            return new HostFacts(
                    "fake", "a fake", order.instanceType(), OptionalDouble.of(2), OptionalLong.empty(), true);
        }

        @Override
        public Watched watched() {
            return new Watched.ProcessTree(ProcessHandle.current().pid());
        }

        @Override
        public boolean isAlive() {
            return !dead && !closed;
        }

        @Override
        public List<String> lastLines(int most) {
            return List.of("last words");
        }

        @Override
        public void close() {
            closed = true;
            running.decrementAndGet();
        }
    }
}
