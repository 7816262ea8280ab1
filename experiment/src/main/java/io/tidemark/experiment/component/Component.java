package io.tidemark.experiment.component;

/** A part of an experiment. Made of its settings it does nothing until it is started. */
public interface Component {
    /** Called once, before the first event. What listens, listens from here on. */
    default void start(Stage stage) throws Exception {}

    /** Called once, after everything; whatever runs must end. */
    default void stop() throws Exception {}
}
