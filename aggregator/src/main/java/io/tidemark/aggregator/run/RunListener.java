package io.tidemark.aggregator.run;

/** Is told what happens while a run goes on; called from the run's own thread, so it must return soon. */
public interface RunListener {
    RunListener SILENT = new RunListener() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void note(String sentence) {}
    };

    void progress(Progress progress);

    /** Something a person should know now: a worker was lost, the target does not answer. */
    void note(String sentence);
}
