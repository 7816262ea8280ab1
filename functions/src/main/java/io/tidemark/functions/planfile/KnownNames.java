package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Variable;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What a reference can name at some point of a plan. */
final class KnownNames {
    static final List<String> BUILT_IN = List.of("user", "iteration");

    private final SequencedSet<String> names;
    private final SequencedSet<String> tables;
    private final SequencedSet<String> unreadTables;

    private KnownNames(SequencedSet<String> names, SequencedSet<String> tables, SequencedSet<String> unreadTables) {
        this.names = new LinkedHashSet<>(names);
        this.tables = new LinkedHashSet<>(tables);
        this.unreadTables = new LinkedHashSet<>(unreadTables);
    }

    static KnownNames builtIn() {
        return new KnownNames(new LinkedHashSet<>(BUILT_IN), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** For the start, or for one scenario: what its steps extract is not known in the next one. */
    KnownNames copy() {
        return new KnownNames(names, tables, unreadTables);
    }

    void add(String name) {
        names.add(name);
    }

    void add(Variable variable) {
        if (variable instanceof Variable.Csv csv) {
            tables.add(csv.name());
            csv.rows().columns().forEach(column -> names.add(csv.name() + "." + column));
        } else {
            names.add(variable.name());
        }
    }

    /** A variable whose definition has a problem: no reference to it, or to a column of it, is another problem. */
    void addUnread(String name) {
        names.add(name);
        unreadTables.add(name);
    }

    boolean isTaken(String name) {
        return names.contains(name) || tables.contains(name);
    }

    /** Every reference of a text must name something known. False when one is not even complete. */
    boolean check(Value value, String text) {
        References references = References.of(text);
        for (String name : references.names()) {
            if (tables.contains(name)) {
                value.reject("must name a column of ${" + name + "}", Suggestion.of(name, columns(name)));
            } else if (!isKnown(name)) {
                value.reject("must not refer to the unknown variable ${" + name + "}", Suggestion.of(name, names));
            }
        }
        if (!references.complete()) {
            value.reject("must close every ${ with a name and }", "write $${ for a literal ${");
        }
        return references.complete();
    }

    private boolean isKnown(String name) {
        int dot = name.indexOf('.');
        return names.contains(name) || (dot > 0 && unreadTables.contains(name.substring(0, dot)));
    }

    private List<String> columns(String table) {
        return names.stream().filter(name -> name.startsWith(table + ".")).toList();
    }
}
