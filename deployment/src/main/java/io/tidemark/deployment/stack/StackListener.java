package io.tidemark.deployment.stack;

/** Is told how it goes. */
public interface StackListener {
    /** @param stack its name */
    void event(String stack, StackEvent event);

    /** A sentence that a person should know now. */
    void note(String sentence);
}
