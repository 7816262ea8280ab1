package io.tidemark.testbed.cloud.stack;

import io.tidemark.functions.time.Clock;
import io.tidemark.testbed.cloud.resource.Made;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** A stack: its resources, and all that has happened to it. Thread-safe. */
final class Stack {
    static final String TYPE = "AWS::CloudFormation::Stack";

    private static final String BY_USER = "User Initiated";

    private final String id;
    private final String name;
    private final Clock clock;
    private final Instant created;
    private final Map<String, StackResource> resources = new LinkedHashMap<>();
    private final Map<String, ChangeSet> changeSets = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final ReentrantLock work = new ReentrantLock();
    private Optional<Definition> definition = Optional.empty();
    private Map<String, String> outputs = Map.of();
    private Optional<Instant> updated = Optional.empty();
    private Optional<Instant> deleted = Optional.empty();
    private StackStatus status = StackStatus.REVIEW_IN_PROGRESS;
    private String reason = "";
    private String token = "";
    private boolean cancelled;

    Stack(String id, String name, Clock clock) {
        this.id = id;
        this.name = name;
        this.clock = clock;
        created = now();
        become(StackStatus.REVIEW_IN_PROGRESS, BY_USER);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.epochMillis());
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    synchronized StackStatus status() {
        return status;
    }

    synchronized String reason() {
        return reason;
    }

    synchronized Optional<Definition> definition() {
        return definition;
    }

    synchronized Map<String, String> outputs() {
        return outputs;
    }

    synchronized Optional<Instant> updated() {
        return updated;
    }

    synchronized Optional<Instant> deleted() {
        return deleted;
    }

    /** Newest first. */
    synchronized List<Event> events() {
        return List.copyOf(events).reversed();
    }

    synchronized List<StackResource> resources() {
        return List.copyOf(resources.values());
    }

    /** By logical id, if it is there. */
    synchronized Optional<StackResource> existing(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId)).filter(StackResource::exists);
    }

    synchronized List<StackResource> existing() {
        return resources.values().stream().filter(StackResource::exists).toList();
    }

    synchronized void become(StackStatus next, String why) {
        status = next;
        reason = why;
        if (next == StackStatus.UPDATE_IN_PROGRESS) {
            updated = Optional.of(now());
        } else if (next == StackStatus.DELETE_COMPLETE) {
            deleted = Optional.of(now());
        }
        event(name, id, TYPE, next.name(), why, "");
    }

    synchronized void define(Definition next, Map<String, String> newOutputs) {
        definition = Optional.of(next);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(newOutputs));
    }

    /** @param clientToken what whoever asked for it calls what begins */
    synchronized void begin(StackStatus next, String clientToken) {
        token = clientToken;
        cancelled = false;
        become(next, BY_USER);
    }

    /** Nobody works on it at the same time. */
    ReentrantLock work() {
        return work;
    }

    /** Its deletion begins. Whatever is done to it is not gone on with, and nothing can be that was only thought of. */
    synchronized void delete(String clientToken) {
        begin(StackStatus.DELETE_IN_PROGRESS, clientToken);
        changeSets.clear();
        cancelled = true;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Its resource is this from now on. */
    synchronized void put(StackResource resource) {
        resources.put(resource.logicalId(), resource);
    }

    /** Its record, which is left when the resource is gone. */
    synchronized void forget(String logicalId) {
        resources.remove(logicalId);
    }

    /** Something happens to a resource, which may not be that of the stack any more. */
    synchronized StackResource happens(StackResource resource, String newStatus, String why) {
        StackResource changed = resource.now(newStatus, why, now());
        event(
                resource.logicalId(),
                resource.made().physicalId(),
                resource.type(),
                newStatus,
                why,
                resource.properties().toString());
        StackResource own = resources.get(resource.logicalId());
        if (own == null || own.made().physicalId().equals(resource.made().physicalId()) || !own.exists()) {
            resources.put(resource.logicalId(), changed);
        }
        return changed;
    }

    private void event(
            String logicalId, String physicalId, String type, String newStatus, String why, String properties) {
        String eventId = logicalId + "-" + newStatus + "-" + UUID.randomUUID();
        events.add(new Event(eventId, now(), logicalId, physicalId, type, newStatus, why, properties, token));
    }

    static Made nothing() {
        return new Made("", Map.of());
    }

    synchronized List<ChangeSet> changeSets() {
        return List.copyOf(changeSets.values());
    }

    /** By name or id. */
    synchronized Optional<ChangeSet> changeSet(String nameOrId) {
        return changeSets.values().stream()
                .filter(set -> set.name().equals(nameOrId) || set.id().equals(nameOrId))
                .findFirst();
    }

    synchronized void add(ChangeSet changeSet) {
        changeSets.put(changeSet.name(), changeSet);
    }

    synchronized void remove(ChangeSet changeSet) {
        changeSets.remove(changeSet.name());
    }

    /** The others are for a stack that is no more. */
    synchronized void keepOnly(ChangeSet changeSet) {
        changeSets.values().removeIf(other -> other != changeSet);
    }
}
