package io.tidemark.sizing.probe;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts probes. */
public final class Probes {
    private static final Path CPU_TIMES = Path.of("/proc/stat");

    private Probes() {}

    /**
     * Begins to sample what is to be watched, about once a second, until the probe is closed. Samples are also written
     * to {@link SampleCsv#FILE} as they come, from a machine at a distance some seconds later. Where there is nothing to watch here, the probe is {@link Probe#NONE}.
     * A sampler that cannot work, such as on a system without /proc, is a probe that says so and has no samples.
     *
     * @param directory for its files; made when it is missing
     * @throws ProblemsException when Glances is asked for and not installed, too old, or cannot be started
     */
    public static Probe start(ProbeKind kind, Watched watched, Path directory, Clock clock) throws ProblemsException {
        if (watched instanceof Watched.Nothing) {
            return Probe.NONE;
        }
        if (watched instanceof Watched.Remote remote) {
            return RemoteProbes.start(kind, remote, directory, clock);
        }
        return switch (kind) {
            case NONE -> Probe.NONE;
            case SAMPLER -> startSampler(CPU_TIMES, watched, directory, clock);
            case GLANCES -> GlancesProbe.start(GlancesProgram.INSTALLED, watched, directory, clock);
        };
    }

    /** @param cpuTimes a file that is there where the kernel tells about itself in files */
    static Probe startSampler(Path cpuTimes, Watched watched, Path directory, Clock clock) {
        if (!Files.isReadable(cpuTimes)) {
            return new BlindProbe("This system has no " + cpuTimes + ", as Linux has: nothing is sampled.");
        }
        try {
            return SamplerProbe.start(watched, directory, clock);
        } catch (IOException e) {
            return new BlindProbe("The sampler could not be started, so nothing is sampled: " + e.getMessage() + ".");
        }
    }
}
