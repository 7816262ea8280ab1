package io.tidemark.experiment.file;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.ScalarKinds;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Entry;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import io.tidemark.functions.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads files and those that they import, as if an imported file stood in place of the {@code import:}. A file is read
 * once, however often it is imported.
 */
final class FileLoader {
    private static final Set<String> IMPORTS = Set.of("import", "include");
    private static final int MAX_FILES = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Problems problems;
    private final List<String> warnings;
    private final Merger merger;
    private final Set<Path> read = new LinkedHashSet<>();
    private final Deque<Path> open = new ArrayDeque<>();
    private Mapping merged = Mapping.empty(Place.COMMAND_LINE);

    FileLoader(Problems problems, List<String> warnings) {
        this.problems = problems;
        this.warnings = warnings;
        this.merger = new Merger(problems);
    }

    /** All that the files say, with lists where lists are meant. */
    Mapping load(List<Path> files) {
        files.forEach(file -> load(file, Place.COMMAND_LINE, "experiment"));
        return merged;
    }

    private void load(Path file, Place from, String key) {
        Path path = file.toAbsolutePath().normalize();
        if (open.contains(path)) {
            problems.add(
                    from,
                    key,
                    file.toString(),
                    "must not import itself",
                    open.reversed().stream()
                                    .map(Path::getFileName)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(" -> "))
                            + " -> " + path.getFileName());
        } else if (!read.add(path)) {
            warnings.add(from.text() + ": " + key + ": " + file + " has been read before, and is not read again");
        } else if (read.size() > MAX_FILES) {
            problems.add(from, key, file.toString(), "must not be more than " + MAX_FILES + " files", "");
        } else {
            open.push(path);
            text(file, from, key);
            open.pop();
        }
    }

    private void text(Path file, Place from, String key) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            problems.add(from, key, file.toString(), "must be a file, but there is none", absolute(file));
            return;
        } catch (MalformedInputException e) {
            problems.add(from, key, file.toString(), "must be a text in UTF-8", "");
            return;
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            problems.add(from, key, file.toString(), "must be a file that can be read", reason);
            return;
        }
        int index = read.size() - 1;
        String quoted = BareMacros.quoted(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        try {
            Tree tree = new YamlFile("experiment", problems)
                    .tree(quoted, ScalarKinds.withWords(), number -> Place.line(index, file.toString(), number));
            add(file, tree);
        } catch (ProblemsException collected) {
            // They are among the problems.
        }
    }

    private static String absolute(Path file) {
        return file.isAbsolute() ? "" : "it would be " + file.toAbsolutePath().normalize();
    }

    private void add(Path file, Tree tree) {
        if (!(tree instanceof Mapping mapping)) {
            boolean nothing = tree instanceof Scalar scalar && scalar.kind() == Kind.NULL;
            problems.add(
                    tree.place(),
                    "experiment",
                    "",
                    nothing ? "has nothing in it" : "must be a mapping of keys such as config and policies",
                    "");
            return;
        }
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.place(), "experiment", "", "has nothing in it", "");
        }
        mapping.entries().forEach((key, entry) -> {
            if (IMPORTS.contains(key)) {
                imports(file, key, entry);
            } else {
                Map<String, Entry> one = Map.of(key, new Entry(entry.place(), Lists.made(key, entry.value())));
                merged = merger.merge(merged, new Mapping(mapping.place(), new LinkedHashMap<>(one)));
            }
        });
    }

    private void imports(Path file, String key, Entry entry) {
        List<Tree> items = new ArrayList<>();
        if (entry.value() instanceof Sequence sequence) {
            items.addAll(sequence.items());
        } else if (!(entry.value() instanceof Scalar scalar && scalar.kind() == Kind.NULL)) {
            items.add(entry.value());
        }
        for (Tree item : items) {
            if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
                try {
                    load(file.resolveSibling(scalar.text()), scalar.place(), key);
                } catch (InvalidPathException e) {
                    problems.add(scalar.place(), key, scalar.text(), "must be the name of a file", "");
                }
            } else {
                problems.add(item.place(), key, "", "must be a list of names of files", "");
            }
        }
    }
}
