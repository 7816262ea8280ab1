package io.tidemark.experiment.file;

import io.tidemark.experiment.component.Trigger;
import io.tidemark.experiment.component.Trigger.When;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Choices;
import io.tidemark.functions.yaml.Keys;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads when a channel acts: {@code trigger: always}, or with its parameters as a mapping, as the original wants it. */
final class Triggers {
    private static final Choices<When> WORDS = Choices.words(When.class);
    private static final Keys KEYS = Keys.of("when", "parameters");

    private Triggers() {}

    static Trigger of(Settings channel) {
        Optional<Value> trigger = channel.section().find("trigger").filter(value -> !value.isKind(Tree.Kind.NULL));
        Optional<Section> mapping = trigger.filter(Value::isMapping).map(value -> value.section(KEYS));
        When when = mapping.map(section -> section.find("when"))
                .orElse(trigger)
                .map(value -> value.choice(WORDS))
                .orElse(When.MATCHING);
        Optional<Value> own = channel.section().find("parameters");
        Optional<Value> inner = mapping.flatMap(section -> section.find("parameters"));
        if (own.isPresent() && inner.isPresent()) {
            inner.get().reject("cannot be together with the channel's own parameters", "leave one of them out");
        }
        return new Trigger(
                when, inner.or(() -> own).map(list -> names(channel, list)).orElseGet(channel::parametersUsed));
    }

    private static List<String> names(Settings channel, Value list) {
        List<String> names = new ArrayList<>();
        var known = channel.declarations().parameters().keySet();
        for (Value item : list.oneOrMore("must be a list of parameters")) {
            String name = item.text();
            if (!known.contains(name)) {
                item.reject(
                        "must be the name of a parameter that is declared in config.parameters",
                        Suggestion.of(name, known));
            }
            names.add(name);
        }
        return names;
    }
}
