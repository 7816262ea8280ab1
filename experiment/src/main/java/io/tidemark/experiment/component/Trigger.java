package io.tidemark.experiment.component;

import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When a channel acts: the options that all channels have. */
public record Trigger(When when, List<String> parameters) {
    /** What a reader of channels adds to the options of each. */
    public static final List<Option> OPTIONS = List.of(
            Option.optional(
                    "trigger",
                    OptionKind.TREE,
                    "matching",
                    "When it acts: `matching`, when a phase sets a parameter that occurs in a macro of the channel or in "
                            + "`parameters`; `changed`, only if its value also differs from before; `always`, in every "
                            + "phase. Also as a mapping of `when` and `parameters`."),
            Option.optional(
                    "parameters",
                    OptionKind.WORDS,
                    "",
                    "The parameters that it acts for, in place of those in its macros."));

    public enum When {
        MATCHING,
        CHANGED,
        ALWAYS
    }

    public Trigger {
        parameters = List.copyOf(parameters);
    }

    /**
     * @param set the parameters that a phase sets
     * @param before the values of all parameters before it
     */
    public boolean fires(Map<String, Object> set, Map<String, Object> before) {
        return switch (when) {
            case ALWAYS -> true;
            case MATCHING -> parameters.stream().anyMatch(set::containsKey);
            case CHANGED ->
                parameters.stream()
                        .anyMatch(name -> set.containsKey(name) && !Objects.equals(set.get(name), before.get(name)));
        };
    }
}
