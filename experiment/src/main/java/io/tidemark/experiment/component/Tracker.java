package io.tidemark.experiment.component;

/** Makes values of metrics of events: publishes {@code MetricUpdateEvent}. */
public interface Tracker extends Component {}
