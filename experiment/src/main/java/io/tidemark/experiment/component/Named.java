package io.tidemark.experiment.component;

/**
 * A component of an experiment.
 *
 * @param name for people: {@code observer.HTTPTimingObserver}, with a number when there are several of its class
 */
public record Named<T extends Component>(String name, T component) {}
