package io.tidemark.experiment.component;

import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import java.util.List;

/**
 * A task, and when it is run.
 *
 * @param at the trigger
 * @param aborts whether the experiment ends when it fails
 */
public record Scheduled(String name, Task task, String at, boolean aborts) {
    public static final String SETUP = "setup";
    public static final String PRETEST = "pretest";
    public static final String INTERTEST = "intertest";
    public static final String POSTTEST = "posttest";
    public static final String TEARDOWN = "teardown";

    /** What a reader of tasks adds to the options of each. */
    public static final List<Option> OPTIONS = List.of(
            Option.required(
                    "at",
                    OptionKind.TRIGGER,
                    "When it is run: `setup`, `pretest`, `intertest`, `posttest`, `teardown`, or a name that a policy fires."),
            Option.choice(
                    "onFailure",
                    "continue",
                    "What happens when it fails: the rest of its trigger is left out in any case, and `abort` ends the "
                            + "experiment and reports what there is.",
                    "continue",
                    "abort"));
}
