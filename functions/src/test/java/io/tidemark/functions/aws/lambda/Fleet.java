package io.tidemark.functions.aws.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The environments of one function, and which gets the next event: an idle one, otherwise a new one. Thread-safe. */
final class Fleet implements AutoCloseable {
    private final Bell bell;
    private final String runtimeApi;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
    private final List<FunctionEnvironment> all = new CopyOnWriteArrayList<>();
    private final Map<String, FunctionEnvironment> byId = new ConcurrentHashMap<>();
    private final Deque<FunctionEnvironment> idle = new ArrayDeque<>();
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private volatile FunctionSettings settings;
    private int limit;
    private boolean closed;
    private boolean retired;

    /** @param runtimeApi host, port and path that environments find their events below */
    Fleet(FunctionSettings settings, String runtimeApi, Bell bell) {
        this.settings = settings;
        this.bell = bell;
        this.runtimeApi = runtimeApi;
        limit = settings.concurrency();
        timer.setRemoveOnCancelPolicy(true);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    FunctionSettings settings() {
        return settings;
    }

    void settings(FunctionSettings changed) {
        settings = changed;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /** @return whether it was taken */
    synchronized boolean deliver(Invocation invocation) {
        if (closed || retired) {
            return false;
        }
        FunctionEnvironment free = idle.poll();
        if (free != null) {
            free.assign(invocation);
        } else if (alive().size() < limit) {
            start(invocation);
        } else if (invocation.waits()) {
            waiting.add(invocation);
        } else {
            return false;
        }
        bell.ring();
        return true;
    }

    /** An environment asks for its next event. */
    synchronized void ready(FunctionEnvironment environment) {
        Invocation next = waiting.poll();
        if (next != null) {
            environment.assign(next);
        } else if (retired) {
            environment.kill();
        } else {
            // The one used last is used first, as in Lambda, so that those not needed can go.
            idle.push(environment);
        }
        bell.ring();
    }

    synchronized void ended(FunctionEnvironment environment) {
        byId.remove(environment.id());
        idle.remove(environment);
        while (!closed && !waiting.isEmpty() && alive().size() < limit) {
            start(waiting.remove());
        }
        bell.ring();
    }

    void changed() {
        bell.ring();
    }

    synchronized void limit(int concurrency) {
        limit = concurrency;
    }

    synchronized int limit() {
        return limit;
    }

    FunctionEnvironment environment(String id) {
        return byId.get(id);
    }

    /** In the order of their starts, those that ended included. */
    List<FunctionEnvironment> all() {
        return List.copyOf(all);
    }

    List<FunctionEnvironment> alive() {
        return all.stream().filter(FunctionEnvironment::alive).toList();
    }

    /** Takes nothing any more. What is at work is done and then gone. */
    synchronized void retire() {
        retired = true;
        idle.forEach(FunctionEnvironment::kill);
    }

    private void start(Invocation first) {
        String id = String.valueOf(all.size() + 1);
        FunctionEnvironment environment = new FunctionEnvironment(id, this);
        environment.assign(first);
        byId.put(id, environment);
        all.add(environment);
        environment.start(runtimeApi + "/" + id);
    }

    @Override
    public void close() {
        List<FunctionEnvironment> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(alive());
        }
        timer.shutdownNow();
        left.forEach(FunctionEnvironment::kill);
        left.forEach(environment -> environment.ended().join());
    }
}
