package io.tidemark.testbed.cloud.command;

import java.util.HashSet;
import java.util.Set;

/** What goes wrong with commands that machines are given, on demand. Thread-safe. */
public final class CommandFaults {
    private final Set<String> undelivered = new HashSet<>();
    private final Set<String> expired = new HashSet<>();
    private final Set<String> endless = new HashSet<>();
    private int hidden;

    /** From now on scripts with this text in them never reach a machine. They are pending for as long as was allowed. */
    public synchronized void neverDeliver(String text) {
        undelivered.add(text);
    }

    /** From now on scripts with this text in them never reach a machine, as if the time allowed for it were over. */
    public synchronized void expireDelivery(String text) {
        neverDeliver(text);
        expired.add(text);
    }

    /** From now on scripts with this text in them do nothing and do not end by themselves. */
    public synchronized void neverEnd(String text) {
        endless.add(text);
    }

    /** The next so many questions for a command find nothing, as may be when it has just been sent. */
    public synchronized void hideNext(int questions) {
        hidden = questions;
    }

    /** From now on nothing is wrong. */
    public synchronized void heal() {
        undelivered.clear();
        expired.clear();
        endless.clear();
        hidden = 0;
    }

    synchronized boolean isUndelivered(String script) {
        return undelivered.stream().anyMatch(script::contains);
    }

    synchronized boolean isExpired(String script) {
        return expired.stream().anyMatch(script::contains);
    }

    synchronized boolean isEndless(String script) {
        return endless.stream().anyMatch(script::contains);
    }

    synchronized boolean hides() {
        hidden = Math.max(hidden - 1, -1);
        return hidden >= 0;
    }
}
