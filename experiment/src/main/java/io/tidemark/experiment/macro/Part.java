package io.tidemark.experiment.macro;

import java.util.Set;

/** Of a text with macros. */
interface Part {
    String render(Expanding scope);

    /** Adds the names that occur. */
    void collect(Set<String> names);

    /** Adds the names for which nothing stands in. */
    void collectWanted(Set<String> names);

    /** @param text between macros */
    record Plain(String text) implements Part {
        @Override
        public String render(Expanding scope) {
            return text;
        }

        @Override
        public void collect(Set<String> names) {
            // It has none.
        }

        @Override
        public void collectWanted(Set<String> names) {
            // It has none.
        }
    }
}
