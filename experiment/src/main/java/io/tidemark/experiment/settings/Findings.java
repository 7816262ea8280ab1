package io.tidemark.experiment.settings;

import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.functions.yaml.Value;

/** Hears what is found while settings are read, for checks of the whole experiment. */
public interface Findings {
    Findings IGNORED = new Findings() {
        @Override
        public void filter(Value written, EventFilter filter) {
            // Nobody asks.
        }

        @Override
        public void trigger(String name) {
            // Nobody asks.
        }
    };

    void filter(Value written, EventFilter filter);

    /** The name of a trigger of tasks that somebody may fire. */
    void trigger(String name);
}
