package io.tidemark.sizing.host;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A program that {@link ProcessHost} has started. */
final class RunningProcess implements RunningTarget, Launched {
    private static final int NOT_FOUND = 127;
    private static final int SIGNALLED = 128;

    private final ProcessSettings settings;
    private final URI uri;
    private final Process process;
    private final Reaper reaper;
    private final TargetLog log;

    RunningProcess(ProcessSettings settings, URI uri, Process process, Reaper reaper, TargetLog log) {
        this.settings = settings;
        this.uri = uri;
        this.process = process;
        this.reaper = reaper;
        this.log = log;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public HostFacts facts() {
        String bound = settings.cpus().map(list -> " on CPU " + list).orElse("");
        OptionalDouble cpus = settings.cpus().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(new CpuList(settings.cpus().get()).count());
        return new HostFacts(ProcessHost.KIND, value() + bound, Optional.empty(), cpus, OptionalLong.empty(), true);
    }

    @Override
    public Watched watched() {
        return new Watched.ProcessTree(process.pid());
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public String key() {
        return "command";
    }

    @Override
    public String value() {
        return String.join(" ", settings.command());
    }

    @Override
    public boolean endsWithin(Duration pause) throws InterruptedException {
        return process.waitFor(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public String ending() {
        int status = process.exitValue();
        if (status == NOT_FOUND) {
            return "ended with exit code 127: there is no such program";
        }
        if (status > SIGNALLED) {
            return "was ended by signal " + (status - SIGNALLED);
        }
        return "ended with exit code " + status;
    }

    @Override
    public List<String> lastLines(int most) {
        return log.lastLines(most);
    }

    @Override
    public void close() {
        reaper.close();
    }
}
