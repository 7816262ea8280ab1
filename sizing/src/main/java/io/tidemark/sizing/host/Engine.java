package io.tidemark.sizing.host;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The engine that the {@code docker} program talks to.
 *
 * @param endpoint {@code unix:///var/run/docker.sock}, or {@code tcp:} or {@code ssh:} with a host
 */
record Engine(URI endpoint, int cpus, long memoryBytes) {

    /** Asks it, and says so in one line when it does not answer. */
    static Engine of(Docker docker) throws ProblemsException {
        Docker.Output info = docker.call("info", "--format", "{{.NCPU}} {{.MemTotal}}");
        String[] words = info.out().split(" ", -1);
        if (!info.good() || words.length != 2 || "0".equals(words[0])) {
            throw Docker.problem("engine", "", "must run and be allowed to us: " + info.trouble());
        }
        Docker.Output context = docker.call("context", "inspect", "--format", "{{.Endpoints.docker.Host}}");
        if (!context.good()) {
            throw Docker.problem("context", "", "must be known: " + context.trouble());
        }
        return new Engine(URI.create(context.out()), Integer.parseInt(words[0]), Long.parseLong(words[1]));
    }

    /** True when it is on another machine, as far as its address tells. */
    boolean isRemote() {
        return endpoint.getHost() != null && !List.of("localhost", "127.0.0.1").contains(endpoint.getHost());
    }

    /** Where a published port can be reached. */
    String host() {
        return isRemote() ? endpoint.getHost() : "127.0.0.1";
    }

    /** A free port of the engine's machine. On our own machine only we can reach it. */
    String publish(int port) {
        return isRemote() ? Integer.toString(port) : "127.0.0.1::" + port;
    }

    /** A limit above what the engine has would be a promise that nothing keeps. */
    List<Problem> problems(Limits limits) {
        List<Problem> problems = new ArrayList<>();
        OptionalDouble asked = limits.cpus();
        if (asked.isPresent() && asked.getAsDouble() > cpus) {
            problems.add(tooMuch("cpus", asked.getAsDouble() + "", cpus + ", as many as the engine has", limits));
        }
        OptionalLong memory = limits.memoryBytes();
        if (memory.isPresent() && memory.getAsLong() > memoryBytes) {
            String most = memoryBytes + " bytes, as much as the engine has";
            problems.add(tooMuch("memory", Long.toString(memory.getAsLong()), most, limits));
        }
        return problems;
    }

    private static Problem tooMuch(String key, String value, String most, Limits limits) {
        String hint = limits.type()
                .map(type -> "a " + type + " takes a larger machine to imitate")
                .orElse("");
        return new Problem(Docker.KIND, key, value, "must be at most " + most, hint);
    }
}
