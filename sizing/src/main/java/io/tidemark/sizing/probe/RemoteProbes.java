package io.tidemark.sizing.probe;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Starts probes of machines at a distance. */
final class RemoteProbes {
    private RemoteProbes() {}

    static Probe start(ProbeKind kind, Watched.Remote watched, Path directory, Clock clock) throws ProblemsException {
        return switch (kind) {
            case NONE -> Probe.NONE;
            case SAMPLER ->
                startSampler(watched, RemoteSampler.Settings.USUAL, RemoteProbe.Pace.USUAL, directory, clock);
            case GLANCES ->
                startGlances(watched, RemoteGlances.Settings.USUAL, RemoteProbe.Pace.USUAL, directory, clock);
        };
    }

    static Probe startSampler(
            Watched.Remote watched,
            RemoteSampler.Settings settings,
            RemoteProbe.Pace pace,
            Path directory,
            Clock clock) {
        Recording recording = new Recording(directory);
        try {
            return started(watched, RemoteSampler.start(watched, settings, recording, clock), recording, pace, clock);
        } catch (ProblemsException | IOException e) {
            recording.close();
            return blind(watched, words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            recording.close();
            return blind(watched, "it was interrupted.");
        }
    }

    static Probe startGlances(
            Watched.Remote watched, RemoteGlances.Settings settings, RemoteProbe.Pace pace, Path directory, Clock clock)
            throws ProblemsException {
        Recording recording = new Recording(directory);
        try {
            return started(watched, RemoteGlances.start(watched, settings, recording, clock), recording, pace, clock);
        } catch (ProblemsException e) {
            recording.close();
            throw e;
        } catch (IOException e) {
            recording.close();
            throw RemoteGlances.problem(settings.image(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            recording.close();
            throw RemoteGlances.problem(settings.image(), "it was interrupted");
        }
    }

    private static Probe started(
            Watched.Remote watched, RemoteSource source, Recording recording, RemoteProbe.Pace pace, Clock clock) {
        RemoteProbe probe = new RemoteProbe(watched.shell(), machine(watched), source, recording, pace, clock);
        probe.start();
        return probe;
    }

    /** Problems in their own words; other exceptions also with what they are. */
    static String words(Exception reason) {
        return reason instanceof ProblemsException problems
                ? problems.problems().stream().map(Problem::toString).collect(Collectors.joining("; "))
                : reason.toString();
    }

    private static String machine(Watched.Remote watched) {
        return "the machine of container " + watched.name();
    }

    private static BlindProbe blind(Watched.Remote watched, String reason) {
        return new BlindProbe(
                "The sampler could not be started on " + machine(watched) + ", so nothing is sampled: " + reason);
    }
}
