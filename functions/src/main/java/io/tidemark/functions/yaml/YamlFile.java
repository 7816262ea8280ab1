package io.tidemark.functions.yaml;

import io.tidemark.core.problem.ProblemsException;
import java.util.function.IntFunction;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One file of a kind, such as a plan, while it is read.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * YamlFile file = new YamlFile("plan", problems);
 * Section root = file.root(file.tree(text), Keys.of("target", "load"), "must be a mapping of keys such as target and load");
 * String target = root.require("target", "is missing: a base URL").map(Value::text).orElse("");
 * problems.throwIfAny();
 * }</pre>
 *
 * @param kind what a problem of the file as a whole has for its key
 * @param problems where to everything that is wrong goes
 */
public record YamlFile(String kind, Problems problems) {
    /** The largest text of any file. */
    public static final int MAX_CODE_POINTS = 4 * 1024 * 1024;

    private static final String SYNTAX = "must be YAML";

    /**
     * The tree of a text; a mapping without keys when there is nothing in it.
     *
     * @throws ProblemsException with all problems so far, when it is no YAML of which a tree can be made
     */
    public Tree tree(String text) throws ProblemsException {
        return tree(text, new ScalarKinds(), Place::line);
    }

    /**
     * @param kinds tells what plain words are
     * @param places of lines, counted from 1
     * @throws ProblemsException with all problems so far, when it is no YAML of which a tree can be made
     */
    public Tree tree(String text, ScalarKinds kinds, IntFunction<Place> places) throws ProblemsException {
        try {
            return YamlTree.parse(text, kind, problems, kinds, places).orElse(Tree.Mapping.empty(places.apply(1)));
        } catch (YamlLimit e) {
            add(e.place(), String.valueOf(e.getMessage()), "");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            add(places.apply(line), SYNTAX, e.getProblem());
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            add(places.apply(line), SYNTAX, "U+%04X cannot be in it".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            add(places.apply(1), SYNTAX, String.valueOf(e.getMessage()));
        }
        throw new ProblemsException(problems.inOrder());
    }

    /**
     * The whole tree as a mapping of known keys.
     *
     * @throws ProblemsException with all problems so far, when it is not even a mapping
     */
    public Section root(Tree tree, Keys keys, String expected) throws ProblemsException {
        Value root = new Value(problems, "", tree);
        if (!root.isMapping()) {
            problems.add(tree.place(), kind, root.written(), expected, "");
            problems.throwIfAny();
        }
        return root.section(keys);
    }

    private void add(Place place, String expected, String hint) {
        problems.add(place, kind, "", expected, hint);
    }
}
