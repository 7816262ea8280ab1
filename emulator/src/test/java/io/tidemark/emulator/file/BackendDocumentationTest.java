package io.tidemark.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.functions.yaml.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows is what the reader takes, and what the machine does. */
class BackendDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "emulate.md");
    private static final Path EXAMPLES = Path.of("..", "examples", "backends");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern TABLE =
            Pattern.compile("(?m)^\\| state \\| event \\| progress .*\\n\\|[-|]+\\n((?:\\|.*\\n)+)");

    private final PublishedSchema schema = new PublishedSchema("backend.schema.json");

    static List<String> shown() throws IOException {
        List<String> backends = found(BLOCK);
        assertThat(backends).hasSizeGreaterThanOrEqualTo(3);
        return backends;
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void backendsOfTheReferenceAreValid(String yaml) {
        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(schema.errors(yaml)).isEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> examples = files.toList();
            assertThat(examples).isNotEmpty();
            return examples;
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValidAndShown(Path file) throws IOException {
        String yaml = Files.readString(file);
        assertThat(schema.errors(yaml)).isEmpty();
        Backend backend = Reading.backend(yaml);
        assertThat(backend.name() + ".yml").isEqualTo(String.valueOf(file.getFileName()));
        assertThat(shown()).contains(yaml);
    }

    @ParameterizedTest
    @EnumSource(BackendKeys.class)
    void everyKeyIsInTheReference(BackendKeys keys) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(keys.keys()).allSatisfy(key -> assertThat(page).containsPattern("[`.]" + key + "`"));
    }

    @Test
    void theTablesAreThoseOfTheMachine() throws IOException {
        List<String> tables = found(TABLE);
        assertThat(tables).hasSize(2);
        Machine machine = BundledBackends.read("oco").machine();
        assertThat(rows(machine, false)).containsExactlyInAnyOrderElementsOf(lines(tables.getFirst()));
        List<String> all = new ArrayList<>(lines(tables.getFirst()));
        all.addAll(lines(tables.getLast()));
        assertThat(rows(machine, true)).containsExactlyInAnyOrderElementsOf(all);
    }

    private static List<String> lines(String table) {
        return table.lines().toList();
    }

    /** All that is accepted, as lines of a table. */
    private static List<String> rows(Machine machine, boolean lenient) {
        List<String> rows = new ArrayList<>();
        for (String state : machine.states().sequencedKeySet()) {
            for (String event : machine.events()) {
                for (String progress : List.of("yes", "no")) {
                    String body = progress.equals("yes") ? "{\"param\": {\"progress\": 1}}" : "{}";
                    Reaction reaction =
                            machine.react(Standing.initial(state), machine.event(event, Client.json(body)), lenient);
                    if (reaction instanceof Accepted(Standing next, var _, boolean cycle)
                            && !event.equals("WHATS_NEXT")) {
                        rows.add("| %s | %s | %s | %s |%s|%s|"
                                .formatted(state, event, progress, next.state(), cell(next.pending()), cell(cycle)));
                    }
                }
            }
        }
        return rows;
    }

    private static String cell(@Nullable String text) {
        return text == null ? " " : " " + text + " ";
    }

    private static String cell(boolean yes) {
        return cell(yes ? "yes" : null);
    }
}
