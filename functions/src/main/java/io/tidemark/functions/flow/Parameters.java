package io.tidemark.functions.flow;

import io.tidemark.core.plan.Field;
import java.util.ArrayList;
import java.util.List;

/** Names and values joined as {@code a=1&b=2}: a query or a form. */
final class Parameters {
    private final List<String> names;
    private final List<Template> values;

    private Parameters(List<String> names, List<Template> values) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
    }

    static Parameters of(List<Field> fields, Vocabulary vocabulary, Spot spot) {
        List<String> names = new ArrayList<>();
        List<Template> values = new ArrayList<>();
        for (Field field : fields) {
            names.add(Percent.all(field.name()));
            values.add(Template.of(Parts.of(field.value(), vocabulary, spot.at(field.name())), Escape.COMPONENT));
        }
        return new Parameters(names, values);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    boolean constant() {
        return values.stream().allMatch(Template::constant);
    }

    String render(Session session) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : "&")
                    .append(names.get(i))
                    .append('=')
                    .append(values.get(i).render(session));
        }
        return text.toString();
    }
}
