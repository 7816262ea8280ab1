package io.tidemark.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.Singles;
import io.tidemark.experiment.macro.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation shows is so. */
class LanguageDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "experiments-language.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\|$");

    private static String after(String mark) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(mark);
        return page.substring(page.indexOf(mark) + mark.length());
    }

    @Test
    void expressionsHaveTheValuesThatItSays() throws IOException {
        String table = after("<!-- expressions -->");
        List<MatchResult> rows = ROW.matcher(table.substring(0, table.indexOf("\n\nA text")))
                .results()
                .toList();

        assertThat(rows).hasSizeGreaterThan(8);
        for (MatchResult row : rows) {
            // Compared by its own means, which are those of Python.
            assertThat(Expression.parse("str([" + row.group(1) + "]) == str([" + row.group(2) + "])")
                            .evaluate(Scope.EMPTY))
                    .as(row.group())
                    .isEqualTo(true);
        }
    }

    @Test
    void filtersAreWhatItSays() throws IOException {
        String block = after("<!-- filters -->");
        List<String> filters = block.substring(block.indexOf("```") + 4, block.indexOf("```", block.indexOf("```") + 3))
                .lines()
                .toList();

        assertThat(filters).hasSizeGreaterThan(9).allSatisfy(filter -> EventFilter.parse(filter, new Singles()));
    }

    @Test
    void everyFunctionThatItNamesIsThere() throws IOException {
        String row = after("| functions | `");
        for (String name : row.substring(0, row.indexOf('`')).split(" ", -1)) {
            boolean two = name.equals("pow");
            boolean text = List.of("len", "sum", "min", "max").contains(name);
            String call = name + (two ? "(1, 2)" : text ? "([1])" : "(1)");
            assertThat(Expression.parse(call).evaluate(Scope.EMPTY)).as(name).isNotNull();
            assertThat(Expression.parse("math." + call).evaluate(Scope.EMPTY))
                    .as(name)
                    .isNotNull();
        }
    }

    @Test
    void everyOptionOfConfigAndEverySectionIsNamed() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(ConfigOptions.ALL).allSatisfy(option -> assertThat(page).contains("`" + option.name() + "`"));
        assertThat(Arrays.stream(Role.values()).map(Role::section))
                .allSatisfy(section -> assertThat(page).contains("`" + section + "`"));
    }

    @Test
    void macrosAreFilledInAsItSays() {
        Scope scope = Scope.of(Map.of("name", "a/b", "zero", 0L, "apps", 4L));

        assertThat(Template.parse(
                                "{{x|y|c}} {{zero|1}} {{x|\"}}|\"}} {{x|3abc}} {{x|http://127.0.0.1:4000}} {{env|local}}"
                                        + " {{safepath(name)}} {{eval(apps * 2)}}")
                        .render(scope))
                .isEqualTo("c 0 }}| 3abc http://127.0.0.1:4000 local a_b 8");
    }
}
