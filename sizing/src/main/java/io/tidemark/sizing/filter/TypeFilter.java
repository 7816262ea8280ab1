package io.tidemark.sizing.filter;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.price.MachineType;
import java.util.List;
import java.util.Set;

/**
 * A choice of machine types: names, families and conditions, as {@code t3.small,c7i.*,vcpu<=4 && memory>=4GiB && arch=arm64}.
 * A type is chosen when any of those between the commas is true of it.
 *
 * <p>Read by a parser of our own: the grammar fits on a page, every mistake has a place and a hint and none hides the
 * others, and no expression language that could do more is opened to whoever writes a command line.
 */
public final class TypeFilter {
    private static final int LONGEST = 2_000;

    private final String where;
    private final Condition condition;

    private TypeFilter(String where, Condition condition) {
        this.where = where;
        this.condition = condition;
    }

    /**
     * @param where it was written, such as {@code --types}
     * @param types whose names mean them, also where they are those of fields
     * @throws ProblemsException with everything that is wrong with it; whether there are such types is not looked at
     */
    public static TypeFilter parse(String where, String text, Set<String> types) throws ProblemsException {
        requireNonNull(text, "text is null");
        Mistakes mistakes = new Mistakes(where);
        if (text.length() > LONGEST) {
            mistakes.add(LONGEST, "", "must be the end: a selection has at most " + LONGEST + " characters", "");
            mistakes.throwIfAny();
        }
        Condition condition = Parser.parse(text, types, mistakes);
        mistakes.throwIfAny();
        return new TypeFilter(where, condition);
    }

    /** Where it was written. */
    public String where() {
        return where;
    }

    public boolean chooses(MachineType type) {
        return condition.holds(type);
    }

    /** The names, families and patterns in it, from left to right. */
    public List<NamePattern> names() {
        return Condition.namings(condition, true).map(Condition.Naming::pattern).toList();
    }

    /** Those of {@link #names} that types are asked for by, and not ruled out. */
    public List<NamePattern> wantedNames() {
        return Condition.namings(condition, true)
                .filter(Condition.Naming::wanted)
                .map(Condition.Naming::pattern)
                .toList();
    }

    /** A problem with one of its names. */
    public Problem problem(NamePattern name, String expected, String hint) {
        return Mistakes.problem(where, name.at(), name.text(), expected, hint);
    }
}
