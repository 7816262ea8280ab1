package io.tidemark.experiment.component;

import java.util.Locale;

/** What a component is for, and the section that it stands in. */
public enum Role {
    POLICY("policies"),
    CHANNEL("channels"),
    OBSERVER("observers"),
    TRACKER("trackers"),
    TASK("tasks"),
    REPORTER("reporters");

    private final String section;

    Role(String section) {
        this.section = section;
    }

    public String section() {
        return section;
    }

    /** The first part of a class's name: {@code policy}. */
    public String prefix() {
        return this == TASK ? "tasks" : name().toLowerCase(Locale.ROOT);
    }
}
