package io.tidemark.deployment.stack;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.deployment.stack.Proposal.Change;
import io.tidemark.deployment.stack.Proposal.State;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stacks that go on by one step each time somebody waits. */
public final class FakeStacks implements Stacks {
    private static final String PART = "AWS::S3::Bucket";

    public final List<String> calls = new ArrayList<>();
    public final Map<String, Stack> byId = new LinkedHashMap<>();
    private final Map<String, List<StackEvent>> events = new HashMap<>();
    private final Map<String, StackSpec> proposed = new HashMap<>();
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private int made;

    /** Why the next creation, change or removal fails; null for success. */
    public @Nullable String failure;

    /** What the next change set is. */
    public Proposal.State answer = State.READY;

    public Map<String, String> outputs = Map.of();

    /** For whoever waits: time passes, and with it something happens. */
    public void pass() {
        if (!steps.isEmpty()) {
            steps.pop().run();
        }
    }

    /** As if it had always been there. */
    public Stack put(String name, String status) {
        String id = "arn:" + name + "/" + ++made;
        return set(new Stack(id, name, new StackStatus(status), "", Instant.EPOCH, Map.of(), outputs, Map.of()));
    }

    /** What happens as soon as somebody waits. */
    public void then(Runnable step) {
        steps.add(step);
    }

    public void move(String id, String status) {
        Stack stack = byId.get(id);
        set(new Stack(
                id,
                stack.name(),
                new StackStatus(status),
                "",
                stack.changed(),
                stack.parameters(),
                outputs,
                stack.tags()));
        say(id, stack.name(), "AWS::CloudFormation::Stack", status, "");
    }

    public void say(String id, String part, String kind, String status, String reason) {
        List<StackEvent> list = events.computeIfAbsent(id, absent -> new ArrayList<>());
        list.add(new StackEvent(id + "#" + list.size(), part, kind, status, reason));
    }

    /** @param changeSet "changes 0" and so on, in their order */
    public StackSpec proposed(String changeSet) {
        return proposed.get(changeSet);
    }

    private Stack set(Stack stack) {
        byId.put(stack.id(), stack);
        return stack;
    }

    @Override
    public Optional<Stack> find(String name) {
        return byId.values().stream()
                .filter(stack -> stack.id().equals(name)
                        || (stack.name().equals(name) && !stack.status().isGone()))
                .findFirst();
    }

    @Override
    public List<Stack> named(String beginning) {
        return byId.values().stream()
                .filter(stack ->
                        stack.name().startsWith(beginning) && !stack.status().isGone())
                .toList();
    }

    @Override
    public String propose(StackSpec spec, boolean isNew) throws CloudException {
        calls.add((isNew ? "propose new " : "propose ") + spec.name());
        Optional<Stack> there = find(spec.name());
        if (isNew == there.filter(stack -> !stack.status().isOnlyProposed()).isPresent()) {
            throw new CloudException(List.of(new Problem("fake", "stack", spec.name(), "is there or not", "")));
        }
        if (there.isEmpty()) {
            put(spec.name(), "REVIEW_IN_PROGRESS");
        }
        String changeSet = "changes " + proposed.size();
        proposed.put(changeSet, spec);
        return changeSet;
    }

    @Override
    public Proposal proposal(String changeSet) {
        return new Proposal(
                answer,
                answer == State.FAILED ? "the template is wrong" : "",
                answer == State.READY ? List.of(new Change("Add", "Bucket", PART, false)) : List.of());
    }

    @Override
    public void carryOut(String changeSet) {
        StackSpec spec = proposed.get(changeSet);
        Stack stack = find(spec.name()).orElseThrow();
        boolean isNew = stack.status().isOnlyProposed();
        String verb = isNew ? "CREATE" : "UPDATE";
        calls.add("carry out " + spec.name());
        set(new Stack(
                stack.id(),
                stack.name(),
                stack.status(),
                "",
                stack.changed(),
                spec.parameters(),
                stack.outputs(),
                spec.tags()));
        work(stack.id(), verb, isNew ? "ROLLBACK_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE");
    }

    @Override
    public void remove(String stackId) {
        calls.add("remove " + byId.get(stackId).name());
        if (byId.get(stackId).status().isOnlyProposed()) {
            move(stackId, "DELETE_COMPLETE");
        } else {
            work(stackId, "DELETE", "DELETE_FAILED");
        }
    }

    private void work(String id, String verb, String failed) {
        then(() -> move(id, verb + "_IN_PROGRESS"));
        then(() -> say(id, "Bucket", PART, verb + "_IN_PROGRESS", ""));
        then(() -> {
            boolean fails = failure != null;
            say(id, "Bucket", PART, verb + (fails ? "_FAILED" : "_COMPLETE"), fails ? failure : "");
            if (fails) {
                say(id, "Table", "AWS::DynamoDB::Table", verb + "_FAILED", "Resource creation cancelled");
            }
            move(id, fails ? failed : verb + "_COMPLETE");
            failure = null;
        });
    }

    @Override
    public void discard(String changeSet) {
        calls.add("discard");
    }

    @Override
    public @Nullable String lastEvent(String stackId) {
        List<StackEvent> list = events.getOrDefault(stackId, List.of());
        return list.isEmpty() ? null : list.getLast().id();
    }

    @Override
    public List<StackEvent> eventsAfter(String stackId, @Nullable String last) {
        List<StackEvent> list = events.getOrDefault(stackId, List.of());
        int from = 0;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id().equals(last)) {
                from = i + 1;
            }
        }
        return List.copyOf(list.subList(from, list.size()));
    }
}
