package io.tidemark.testbed.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.functions.time.Clock;
import io.tidemark.testbed.cloud.command.Invocation.Outcome;
import io.tidemark.testbed.cloud.instance.Instance;
import io.tidemark.testbed.cloud.instance.InstanceCalls;
import io.tidemark.testbed.cloud.instance.Instances;
import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Actions;
import io.tidemark.testbed.cloud.protocol.Answer;
import io.tidemark.testbed.cloud.protocol.Protocol;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.cloud.protocol.Request;
import io.tidemark.testbed.cloud.protocol.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Systems Manager, as far as it runs commands. */
public final class Ssm implements Service, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Instances instances;
    private final CommandFaults faults;
    private final Agent agent;
    private final Clock clock;
    private final Map<String, List<Invocation>> commands = new ConcurrentHashMap<>();

    /** @param pace how long an agent takes to take a command */
    public Ssm(Instances instances, CommandFaults faults, Duration pace, Clock clock) {
        this.instances = instances;
        this.faults = faults;
        this.clock = clock;
        agent = new Agent(faults, pace, clock);
    }

    @Override
    public String name() {
        return "ssm";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public String action(Request request) {
        return Actions.target(request);
    }

    @Override
    public Answer answer(Request request) {
        try {
            JsonNode asked = JSON.readTree(request.body());
            return Answer.json(JSON.writeValueAsString(answer(action(request), asked)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> answer(String action, JsonNode asked) {
        return switch (action) {
            case "DescribeInstanceInformation" -> information(asked);
            case "SendCommand" -> send(asked);
            case "GetCommandInvocation" -> invocation(asked);
            case "CancelCommand" -> cancel(asked);
            default -> throw new Refusal(400, "UnknownOperationException", "");
        };
    }

    private Map<String, Object> information(JsonNode asked) {
        List<Instance> chosen = new ArrayList<>(instances.running());
        chosen.removeIf(instance -> !instances.isOnline(instance));
        for (JsonNode filter : asked.path("Filters")) {
            if (!filter.path("Key").asText().equals("InstanceIds")) {
                throw new Refusal(
                        400,
                        "InvalidFilterKey",
                        "Invalid filter key: " + filter.path("Key").asText());
            }
            List<String> values = new ArrayList<>();
            filter.path("Values").forEach(value -> values.add(value.asText()));
            chosen.removeIf(instance -> !values.contains(instance.id()));
        }
        return Map.of(
                "InstanceInformationList",
                chosen.stream().map(this::information).toList());
    }

    private Map<String, Object> information(Instance instance) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("InstanceId", instance.id());
        all.put("PingStatus", "Online");
        all.put("LastPingDateTime", seconds());
        all.put("AgentVersion", "3.3.3050.0");
        all.put("IsLatestVersion", true);
        all.put("PlatformType", "Linux");
        all.put("PlatformName", "Amazon Linux");
        all.put("PlatformVersion", "2023");
        all.put("ResourceType", "EC2Instance");
        all.put("IPAddress", instance.privateIp());
        all.put("ComputerName", InstanceCalls.dnsName(instance.privateIp()));
        return all;
    }

    private double seconds() {
        return clock.epochMillis() / MILLIS;
    }

    private Map<String, Object> send(JsonNode asked) {
        Order order = Order.read(asked);
        List<String> wrong = order.instanceIds().stream()
                .filter(id -> instances.instance(id).filter(instances::isOnline).isEmpty())
                .toList();
        if (!wrong.isEmpty()) {
            throw new Refusal(
                    400,
                    "InvalidInstanceId",
                    "Instances [" + wrong + "] not in a valid state for account " + Account.ID);
        }
        String id = UUID.randomUUID().toString();
        List<Invocation> all = order.instanceIds().stream()
                .map(instanceId ->
                        new Invocation(id, order, instances.instance(instanceId).orElseThrow()))
                .toList();
        commands.put(id, all);
        for (Invocation invocation : all) {
            threads.execute(() -> carryOut(invocation));
        }
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("CommandId", id);
        command.put("DocumentName", Order.DOCUMENT);
        command.put("DocumentVersion", "$DEFAULT");
        command.put("Comment", order.comment());
        command.put("InstanceIds", order.instanceIds());
        command.put("RequestedDateTime", seconds());
        command.put("Status", "Pending");
        command.put("StatusDetails", "Pending");
        command.put("OutputS3BucketName", order.bucket());
        command.put("OutputS3KeyPrefix", order.keyPrefix());
        command.put("TimeoutSeconds", order.delivery().toSeconds());
        command.put("TargetCount", all.size());
        return Map.of("Command", command);
    }

    private void carryOut(Invocation invocation) {
        try {
            agent.carryOut(invocation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            // Whoever tests is to see it.
            invocation.end(
                    new Outcome("Failed", "Failed", 1, "", "a defect of the double: " + defect),
                    Instant.ofEpochMilli(clock.epochMillis()));
        }
    }

    private Map<String, Object> invocation(JsonNode asked) {
        String instanceId = asked.path("InstanceId").asText();
        if (faults.hides()) {
            throw new Refusal(400, "InvocationDoesNotExist", "");
        }
        return command(asked, "InvocationDoesNotExist").stream()
                .filter(one -> one.instance().id().equals(instanceId))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "InvocationDoesNotExist", ""))
                .describe();
    }

    private Map<String, Object> cancel(JsonNode asked) {
        List<String> ids = new ArrayList<>();
        asked.path("InstanceIds").forEach(id -> ids.add(id.asText()));
        for (Invocation invocation : command(asked, "InvalidCommandId")) {
            if (ids.isEmpty() || ids.contains(invocation.instance().id())) {
                invocation.cancel();
            }
        }
        return Map.of();
    }

    private List<Invocation> command(JsonNode asked, String refusal) {
        List<Invocation> command = commands.get(asked.path("CommandId").asText());
        if (command == null) {
            throw new Refusal(400, refusal, "");
        }
        return command;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
