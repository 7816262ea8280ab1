package io.tidemark.swarm.access;

/** What somebody may do. */
public enum Role {
    /** Looks, and gives orders. */
    OPERATOR,
    /** Looks. */
    VIEWER;

    public boolean mayOrder() {
        return this == OPERATOR;
    }

    /** As it is written: {@code operator}. */
    public String label() {
        return this == OPERATOR ? "operator" : "viewer";
    }
}
