package io.tidemark.experiment.logstax;

import java.util.regex.Matcher;

/** How much of a text a pattern must match. */
public enum Matching {
    /** All of it. */
    WHOLE {
        @Override
        boolean find(Matcher matcher) {
            return matcher.matches();
        }
    },
    /** Its start. */
    START {
        @Override
        boolean find(Matcher matcher) {
            return matcher.lookingAt();
        }
    },
    /** Any part, as in logstash. */
    SEARCH {
        @Override
        boolean find(Matcher matcher) {
            return matcher.find();
        }
    };

    abstract boolean find(Matcher matcher);
}
