package io.tidemark.testbed.cloud.command;

import java.util.HashSet;
import java.util.Set;

/** What goes wrong with commands that machines are given, on demand. Thread-safe. */
public final class CommandFaults {
    private final Set<String> undelivered = new HashSet<>();
    private final Set<String> endless = new HashSet<>();
    private int hidden;

    /** From now on scripts with this text in them never reach a machine. */
    public synchronized void neverDeliver(String text) {
        undelivered.add(text);
    }

    /** From now on scripts with this text in them do nothing and do not end by themselves. */
    public synchronized void neverEnd(String text) {
        endless.add(text);
    }

    /** Of the commands sent from now on, the next so many questions find nothing, as if all were too early. */
    public synchronized void hideNext(int questions) {
        hidden = questions;
    }

    /** From now on nothing is wrong. */
    public synchronized void heal() {
        undelivered.clear();
        endless.clear();
        hidden = 0;
    }

    synchronized boolean isUndelivered(String script) {
        return undelivered.stream().anyMatch(script::contains);
    }

    synchronized boolean isEndless(String script) {
        return endless.stream().anyMatch(script::contains);
    }

    synchronized boolean hides() {
        hidden = Math.max(hidden - 1, -1);
        return hidden >= 0;
    }
}
