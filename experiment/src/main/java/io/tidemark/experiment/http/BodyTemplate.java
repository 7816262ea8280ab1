package io.tidemark.experiment.http;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a request: a text, a mapping that becomes JSON, or a list of which the first that applies is taken. */
public interface BodyTemplate {
    /** Written under this key. */
    static Option option(String key, String meaning) {
        return Option.optional(
                key,
                OptionKind.TREE,
                "",
                meaning
                        + ": a text, or a mapping that is sent as JSON, or a list of `if` and `value`, of which the first is "
                        + "sent whose `if` holds.",
                Option.optional(
                        "if", OptionKind.TEXT, "", "An expression over parameters and definitions; without it always."),
                Option.required("value", OptionKind.TEXT, "The body."));
    }

    /** The same, without which there is nothing to send. */
    static Option required(String key, String meaning) {
        Option option = option(key, meaning);
        return Option.required(
                key, option.kind(), option.meaning(), option.options().toArray(Option[]::new));
    }

    String fill(Scope scope);

    /** Empty when it is not written. */
    static BodyTemplate read(Settings settings, String key) {
        Optional<Value> written = settings.section().find(key);
        if (written.isEmpty() || written.get().isScalar()) {
            return settings.text(key)::render;
        }
        if (written.get().isMapping()) {
            return settings.tree(key)
                    .<BodyTemplate>map(tree -> scope -> Json.write(tree.render(scope)))
                    .orElse(_ -> "");
        }
        List<Choice> choices = new ArrayList<>();
        settings.sections(key).forEach(section -> choices.add(Choice.read(section)));
        return scope -> choices.stream()
                .filter(choice -> choice.applies(scope))
                .findFirst()
                .map(choice -> choice.value().render(scope))
                .orElse("");
    }

    /** One of several bodies. */
    record Choice(Template condition, Template value) {
        static Choice read(Settings settings) {
            Template condition = settings.text("if");
            if (condition.names().isEmpty()) {
                settings.maybeExpression("if");
            }
            return new Choice(condition, settings.text("value"));
        }

        boolean applies(Scope scope) {
            String text = condition.render(scope);
            return text.isBlank() || holds(Expression.parse(text).evaluate(scope));
        }

        private static boolean holds(Object value) {
            return switch (value) {
                case Boolean truth -> truth;
                case Number number -> number.doubleValue() != 0;
                case String text -> !text.isEmpty();
                default -> true;
            };
        }
    }
}
