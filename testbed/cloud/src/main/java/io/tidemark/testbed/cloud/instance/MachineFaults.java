package io.tidemark.testbed.cloud.instance;

import java.util.HashSet;
import java.util.Set;

/**
 * What goes wrong with machines, on demand, by their type: a machine's id is not known before it is there. What is said of a
 * type holds for those that run, too. Thread-safe.
 */
public final class MachineFaults {
    private static final String ALL = "*";

    private final Set<String> withoutCapacity = new HashSet<>();
    private final Set<String> offline = new HashSet<>();
    private final Set<String> unchecked = new HashSet<>();
    private final Set<String> impaired = new HashSet<>();
    private final Set<String> withoutDocker = new HashSet<>();

    /** From now on none can be had anywhere. */
    public synchronized void noCapacity(String type) {
        withoutCapacity.add(type + ALL);
    }

    /** From now on none can be had in a zone, such as {@code us-east-1a}. */
    public synchronized void noCapacity(String type, String zone) {
        withoutCapacity.add(type + zone);
    }

    /** From now on Systems Manager hears nothing of its machines. */
    public synchronized void neverOnline(String type) {
        offline.add(type);
    }

    /** From now on checks of its machines do not end. */
    public synchronized void neverChecked(String type) {
        unchecked.add(type);
    }

    /** From now on its machines fail their status checks. */
    public synchronized void impair(String type) {
        impaired.add(type);
    }

    /** From now on its machines start without docker, and cannot install it. */
    public synchronized void withoutDocker(String type) {
        withoutDocker.add(type);
    }

    /** From now on nothing is wrong with it. */
    public synchronized void heal(String type) {
        withoutCapacity.removeIf(one -> one.startsWith(type));
        offline.remove(type);
        unchecked.remove(type);
        impaired.remove(type);
        withoutDocker.remove(type);
    }

    synchronized boolean lacksCapacity(String type, String zone) {
        return withoutCapacity.contains(type + ALL) || withoutCapacity.contains(type + zone);
    }

    synchronized boolean isOffline(String type) {
        return offline.contains(type);
    }

    synchronized boolean isUnchecked(String type) {
        return unchecked.contains(type);
    }

    synchronized boolean isImpaired(String type) {
        return impaired.contains(type);
    }

    synchronized boolean lacksDocker(String type) {
        return withoutDocker.contains(type);
    }
}
