package io.tidemark.functions.aws.lambda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All functions of an endpoint, by name. Thread-safe. */
final class Functions implements AutoCloseable {
    private final String runtimeApi;
    private final Faults faults;
    private final Bell bell = new Bell();
    private final Map<String, Function> byName = new ConcurrentHashMap<>();
    /** Those replaced or removed too, whose environments may be at work still. */
    private final List<Function> all = new CopyOnWriteArrayList<>();

    /** @param runtimeApi host, port and path that environments find their events below */
    Functions(String runtimeApi, Faults faults) {
        this.runtimeApi = runtimeApi;
        this.faults = faults;
    }

    /** In place of the one of that name, if there is one. */
    synchronized void put(FunctionSettings settings) {
        Fleet fleet = new Fleet(settings, runtimeApi + "/" + all.size(), bell);
        Function function = new Function(fleet, new Deliveries(fleet, faults));
        all.add(function);
        Function before = byName.put(settings.name(), function);
        if (before != null) {
            before.fleet().retire();
        }
    }

    synchronized void remove(String name) {
        Function before = byName.remove(name);
        if (before != null) {
            before.fleet().retire();
        }
    }

    Optional<Function> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<Function> present() {
        return byName.values();
    }

    /** In the order they were put, those gone included. */
    List<Function> all() {
        return List.copyOf(all);
    }

    Bell bell() {
        return bell;
    }

    /** @param number of the function, in the order they were put */
    Optional<Fleet> fleet(int number) {
        return number < all.size() ? Optional.of(all.get(number).fleet()) : Optional.empty();
    }

    List<FunctionEnvironment> environments() {
        List<FunctionEnvironment> environments = new ArrayList<>();
        all.forEach(function -> environments.addAll(function.fleet().all()));
        return environments;
    }

    List<FunctionEnvironment> alive() {
        return environments().stream().filter(FunctionEnvironment::alive).toList();
    }

    @Override
    public void close() {
        all.forEach(function -> function.fleet().close());
    }
}
