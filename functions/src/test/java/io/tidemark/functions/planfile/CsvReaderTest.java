package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.LOAD;
import static io.tidemark.functions.planfile.Reading.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static final String PLAN =
            TARGET + LOAD + "variables: {row: {csv: users.csv, order: partitioned, per: user}}\n";

    @Test
    void rowsFollowTheHeader() {
        assertThat(read("user,plan\r\nada,free\r\n\r\n\"hopper, g.\",\"a \"\"b\"\"\nc\"\nlinus,"))
                .isEqualTo(new Rows(
                        "users.csv",
                        List.of("user", "plan"),
                        List.of(List.of("ada", "free"), List.of("hopper, g.", "a \"b\"\nc"), List.of("linus", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n1", "a\n1\n", "a\r1\r", "\n\na\n\n1\n\n", "\"a\"\n\"1\"", "\uFEFFa\n1"})
    void lineEndsEmptyLinesAndQuotesMakeNoDifference(String csv) {
        assertThat(read(csv)).isEqualTo(new Rows("users.csv", List.of("a"), List.of(List.of("1"))));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of("a,b\n", "it has only a header row"),
                Arguments.of("a,b\n1,2\n3\n", "row 2 has 1 values but the header has 2"),
                Arguments.of("a,a\n1,2\n", "two columns are named 'a'"),
                Arguments.of("a,\n1,2\n", "a column is named ''"),
                Arguments.of("a\n\"1\n2\n", "the quote of line 2 is not closed"),
                Arguments.of("a\n1\n\"2\"3\n", "line 3 goes on after a closing quote"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNotATableIsAProblem(String csv, String reason) {
        assertThat(problems(PLAN, Map.of("users.csv", csv)))
                .containsExactly("line 3: variables.row.csv = users.csv: must be a CSV file with a header row and at"
                        + " least one other row (" + reason + ")");
    }

    @Test
    void whatIsNotUtf8IsAProblem() {
        PlanFiles latin = (path, limit) -> "a\nü".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.problems(PlanSource.text(PLAN, latin)))
                .singleElement()
                .asString()
                .endsWith("(it is not UTF-8 text)");
    }

    @Test
    void aMissingFileIsAProblem() {
        assertThat(problems(PLAN, Map.of())).singleElement().asString().endsWith("(there is no such file)");
    }

    @Test
    void referencesNameColumns() {
        String yaml = PLAN + "scenarios: [{steps: [{get: '/${row.user}'}, {get: '/${row}'}, {get: '/${row.usr}'}]}]";
        assertThat(problems(yaml, Map.of("users.csv", "user,plan\nada,free")))
                .containsExactly(
                        "line 4: scenarios[0].steps[1].get = /${row}: must name a column of ${row} (known: row.user, row.plan)",
                        "line 4: scenarios[0].steps[2].get = /${row.usr}: must not refer to the unknown variable"
                                + " ${row.usr} (did you mean row.user?)");
    }

    private static List<String> problems(String yaml, Map<String, String> files) {
        return Reading.problems(PlanSource.text(yaml, Reading.files(files)));
    }

    private static Rows read(String csv) {
        var plan = Reading.plan(PlanSource.text(PLAN, Reading.files(Map.of("users.csv", csv))));
        return ((Variable.Csv) plan.variables().getFirst()).rows();
    }
}
