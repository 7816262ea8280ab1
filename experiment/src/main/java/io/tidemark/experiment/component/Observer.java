package io.tidemark.experiment.component;

/** Watches the application, and publishes what it sees. */
public interface Observer extends Component {}
