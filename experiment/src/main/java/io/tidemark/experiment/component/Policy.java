package io.tidemark.experiment.component;

/** Moves the parameters: from its first phase to its last. */
public interface Policy extends Component {
    /** Runs it once, from the first phase to the last; an interrupt of the thread ends it early. */
    void run(Helm helm) throws InterruptedException;
}
