package io.tidemark.core.capacity;

import static java.util.Objects.requireNonNull;

/** What a search does next. */
public sealed interface Move {
    /** @param why for a person who watches: "window 5: 25 % quantile" */
    record Try(Trial trial, String why) implements Move {
        public Try {
            requireNonNull(trial, "trial is null");
            requireNonNull(why, "why is null");
        }
    }

    record Finish(Answer answer) implements Move {
        public Finish {
            requireNonNull(answer, "answer is null");
        }
    }
}
