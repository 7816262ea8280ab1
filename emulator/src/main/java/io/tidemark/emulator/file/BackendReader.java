package io.tidemark.emulator.file;

import com.fasterxml.jackson.core.JsonPointer;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.backend.Answers;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Listing;
import io.tidemark.emulator.backend.Naming;
import io.tidemark.emulator.backend.Refusals;
import io.tidemark.emulator.backend.Template;
import io.tidemark.emulator.machine.Field;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.functions.yaml.Choices;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import io.tidemark.functions.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Makes a backend of a file. Everything that is wrong is found in one go, unless it is not YAML at all. */
public final class BackendReader {
    /** More than any list: a slip of the finger must not take all memory. */
    public static final int MAX_COUNT = 1_000_000;

    private static final int DEFAULT_COUNT = 5;
    private static final Naming DEFAULT_NAMES = Naming.parse("appNNNNN");
    /** What every answer can refer to. */
    private static final List<String> NAMES = List.of("account", "app", "event", "state", "cycles");
    /** No field may be called so: some answer would mean something else by it. */
    private static final Set<String> RESERVED =
            Set.of("account", "app", "event", "state", "cycles", "command", "payload", "reason", "before");

    static final Choices<Field.Kind> KINDS = Choices.words(Field.Kind.class);

    private final Problems problems = new Problems();
    private final SequencedMap<String, Field> fields = new LinkedHashMap<>();
    private final SequencedMap<String, Template> commands = new LinkedHashMap<>();

    private BackendReader() {}

    /** @throws ProblemsException with all problems, by line */
    public static Backend read(String text) throws ProblemsException {
        return new BackendReader().readAll(text);
    }

    private Backend readAll(String text) throws ProblemsException {
        YamlFile file = new YamlFile("backend", problems);
        Section root =
                file.root(file.tree(text), BackendKeys.BACKEND, "must be a mapping of keys such as calls and states");
        Optional<Backend> backend = backend(root);
        problems.throwIfAny();
        return backend.orElseThrow();
    }

    private Optional<Backend> backend(Section root) {
        String name = root.require("name", "is missing: a short one, such as oco")
                .map(value -> value.parse(BackendReader::name, ""))
                .orElse("");
        String title = root.find("title").map(Value::label).orElse(name);
        Optional<Section> apps = root.find("apps").map(value -> value.section(BackendKeys.APPS));
        Naming naming = apps.flatMap(section -> section.find("names"))
                .map(value -> value.parse(Naming::parse, DEFAULT_NAMES))
                .orElse(DEFAULT_NAMES);
        int count = apps.flatMap(section -> section.find("count"))
                .map(value -> (int) value.whole(0, MAX_COUNT))
                .orElse(DEFAULT_COUNT);
        root.find("fields").ifPresent(this::readFields);
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(fields.keySet());
        TemplateReader templates = new TemplateReader(names);
        root.find("commands").ifPresent(value -> readCommands(value, templates));
        ConditionReader conditions = new ConditionReader(fields);
        root.find("conditions").ifPresent(conditions::readNamed);
        PathsReader paths = new PathsReader();
        List<Listing> listings = root.find("lists")
                .map(value -> paths.listings(value, new TemplateReader(List.of("account", "app"))))
                .orElse(List.of());
        List<Call> calls = root.require("calls", "is missing: the requests that clients send")
                .map(paths::calls)
                .orElse(List.of());
        Answers answers = AnswersReader.answers(root.find("answers"), templates);
        Refusals refusals = AnswersReader.refusals(root.find("refusals"), templates);
        Optional<Machine> machine = new MachineReader(conditions, commands.keySet(), paths.sendable())
                .read(root, List.copyOf(fields.values()));
        machine.ifPresent(found -> paths.requireKnown(found.events()));
        return machine.map(
                found -> new Backend(name, title, naming, count, listings, calls, found, commands, answers, refusals));
    }

    private static String name(String text) {
        if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("must be a short name: lower-case letters, digits and -, at most 40");
        }
        return text;
    }

    private void readFields(Value value) {
        for (NamedValue entry : Entries.of(value, "must be a mapping of names to fields")) {
            if (!entry.name().matches("[A-Za-z][A-Za-z0-9_-]{0,39}")) {
                entry.rejectName("must be a name: letters, digits, _ and -, at most 40", "");
            } else if (RESERVED.contains(entry.name())) {
                entry.rejectName("must not be the name of something else that answers refer to", "");
            }
            Section section = entry.value().section(BackendKeys.FIELD);
            JsonPointer pointer = section.require("json", "is missing: a JSON pointer such as /param/progress")
                    .map(PathsReader::pointer)
                    .orElse(JsonPointer.empty());
            Field.Kind kind = section.choice("as", KINDS, Field.Kind.TEXT);
            boolean rising =
                    section.find("rising").filter(found -> rising(found, kind)).isPresent();
            fields.put(entry.name(), new Field(entry.name(), pointer, kind, rising));
        }
    }

    private boolean rising(Value value, Field.Kind kind) {
        if (!value.yes()) {
            return false;
        }
        if (kind != Field.Kind.WHOLE) {
            value.reject("is for a field as whole only");
            return false;
        }
        if (fields.values().stream().anyMatch(Field::rising)) {
            value.reject("can be true of one field only");
            return false;
        }
        return true;
    }

    private void readCommands(Value value, TemplateReader templates) {
        for (NamedValue entry : Entries.of(value, "must be a mapping of commands to what they carry")) {
            if (entry.name().equals(MachineReader.PENDING)) {
                entry.rejectName("must not be the name of a command: it means the one that waits", "");
            }
            commands.put(entry.name(), templates.json(entry.value()));
        }
    }
}
