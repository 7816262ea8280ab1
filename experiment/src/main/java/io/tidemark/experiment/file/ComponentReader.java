package io.tidemark.experiment.file;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.Component;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.component.Trigger;
import io.tidemark.experiment.component.Wired;
import io.tidemark.experiment.settings.Declarations;
import io.tidemark.experiment.settings.Findings;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.YamlSettings;
import io.tidemark.functions.yaml.HintedException;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes components of what is written about them. */
final class ComponentReader {
    private static final Option CLASS = Option.required("class", OptionKind.WORD, "what it is");

    private final Classes classes;
    private final Declarations declarations;
    private final Findings findings;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<ComponentType<?>> used = new LinkedHashSet<>();

    /** A component with what was written about it. */
    private record Made<T>(String name, T component, YamlSettings settings) {}

    ComponentReader(Classes classes, Declarations declarations, Findings findings) {
        this.classes = classes;
        this.declarations = declarations;
        this.findings = findings;
    }

    /** The classes of all that was made. */
    Set<ComponentType<?>> used() {
        return used;
    }

    <T extends Component> List<Named<T>> components(Role role, Class<T> type, Optional<Value> list) {
        return made(role, type, list, List.of()).stream()
                .map(made -> new Named<>(made.name(), made.component()))
                .toList();
    }

    List<Wired> channels(Optional<Value> list) {
        return made(Role.CHANNEL, Channel.class, list, Trigger.OPTIONS).stream()
                .map(made -> new Wired(made.name(), made.component(), Triggers.of(made.settings())))
                .toList();
    }

    List<Scheduled> tasks(Optional<Value> list) {
        return made(Role.TASK, Task.class, list, Scheduled.OPTIONS).stream()
                .map(made -> new Scheduled(
                        made.name(),
                        made.component(),
                        made.settings().word("at"),
                        made.settings().choice("onFailure").equals("abort")))
                .toList();
    }

    private <T extends Component> List<Made<T>> made(
            Role role, Class<T> type, Optional<Value> list, List<Option> common) {
        List<Made<T>> all = new ArrayList<>();
        for (Value item : items(list)) {
            if (!item.isMapping()) {
                item.reject("must be a mapping with a class and its options");
                continue;
            }
            find(role, item).flatMap(found -> made(found, type, item, common)).ifPresent(all::add);
        }
        return all;
    }

    private static List<Value> items(Optional<Value> list) {
        String expected = "must be a list of mappings, each with a class";
        return list.filter(value -> !value.isKind(Tree.Kind.NULL)
                        && !(value.tree() instanceof Tree.Sequence sequence
                                && sequence.items().isEmpty()))
                .map(value -> value.items(expected))
                .orElse(List.of());
    }

    private Optional<ComponentType<?>> find(Role role, Value item) {
        Tree.Mapping mapping = (Tree.Mapping) item.tree();
        Tree.Entry entry = mapping.entries().get("class");
        if (entry == null) {
            item.problems().add(item.tree().place(), item.path() + ".class", "", "is missing", classes.example(role));
            return Optional.empty();
        }
        Value written = new Value(item.problems(), item.path() + ".class", entry.value());
        String name = written.scalar("must be the name of a class").orElse("");
        Optional<ComponentType<?>> found = classes.find(role, name);
        if (found.isEmpty() && !name.isEmpty()) {
            written.reject("must be one of the classes for " + role.section(), classes.hint(role, name));
        }
        return found;
    }

    private <T extends Component> Optional<Made<T>> made(
            ComponentType<?> found, Class<T> type, Value item, List<Option> common) {
        List<Option> options = new ArrayList<>(List.of(CLASS));
        options.addAll(found.options());
        Set<String> own = new LinkedHashSet<>();
        found.options().forEach(option -> own.add(option.name()));
        common.stream().filter(option -> !own.contains(option.name())).forEach(options::add);
        used.add(found);
        int before = item.problems().count();
        YamlSettings settings = new YamlSettings(item, options, declarations, findings);
        try {
            return Optional.of(new Made<>(
                    numbered(Classes.full(found)), type.cast(found.reader().apply(settings)), settings));
        } catch (HintedException e) {
            item.reject(e.expected(), e.hint());
        } catch (IllegalArgumentException | ArithmeticException e) {
            // What is made of stand-ins may well be refused: the problems of before are the reason.
            if (item.problems().count() == before) {
                item.reject(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private String numbered(String name) {
        int count = counts.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + " " + count;
    }
}
