package io.tidemark.sizing.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.core.problem.ProblemsException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code docker inspect} says about a container.
 *
 * @param pid of its first process on the engine's machine; 0 when it does not run
 * @param address of its own, within the first network that gives it one
 * @param gateway of that network: the engine's machine, as the container sees it
 * @param published the port of the engine's machine that leads to it
 */
record ContainerState(
        String id,
        boolean running,
        long pid,
        int exitCode,
        boolean killedForMemory,
        String error,
        Optional<String> address,
        Optional<String> gateway,
        OptionalInt published,
        boolean sharesNetwork) {

    static ContainerState of(Docker docker, String name, int port) throws ProblemsException {
        Docker.Output inspected = docker.call("container", "inspect", name);
        if (!inspected.good()) {
            throw Docker.problem("container", name, "must be there: " + inspected.trouble());
        }
        try {
            return of(new ObjectMapper().readTree(inspected.out()).path(0), port);
        } catch (JsonProcessingException e) {
            throw Docker.problem("container", name, "must be described in JSON: " + e.getOriginalMessage());
        }
    }

    /** For a person: how it ended. */
    String ending() {
        if (killedForMemory) {
            return "was killed for its memory (OOMKilled, exit code " + exitCode + ")";
        }
        return "ended with exit code " + exitCode + (error.isEmpty() ? "" : ": " + error);
    }

    private static ContainerState of(JsonNode container, int port) {
        JsonNode state = container.path("State");
        JsonNode settings = container.path("NetworkSettings");
        Optional<JsonNode> network = settings.path("Networks")
                .valueStream()
                .filter(each -> !each.path("IPAddress").asText().isEmpty())
                .findFirst();
        JsonNode published = settings.path("Ports").path(port + "/tcp").path(0).path("HostPort");
        return new ContainerState(
                container.path("Id").asText(),
                state.path("Running").asBoolean(),
                state.path("Pid").asLong(),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                state.path("Error").asText(),
                network.map(each -> each.path("IPAddress").asText()),
                network.map(each -> each.path("Gateway").asText()).filter(text -> !text.isEmpty()),
                published.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(published.asInt()),
                "host".equals(container.path("HostConfig").path("NetworkMode").asText()));
    }
}
