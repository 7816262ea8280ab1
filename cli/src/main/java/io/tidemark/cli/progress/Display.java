package io.tidemark.cli.progress;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.RunListener;

/** Shows progress, and leaves the terminal as it was when closed. Thread-safe: notes may come while progress is shown. */
public interface Display extends RunListener, AutoCloseable {
    Display NOTHING = new Display() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void note(String sentence) {}

        @Override
        public void close() {}
    };

    @Override
    void close();
}
