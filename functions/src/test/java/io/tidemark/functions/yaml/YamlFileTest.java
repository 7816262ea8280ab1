package io.tidemark.functions.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {
    private final Problems problems = new Problems();
    private final YamlFile file = new YamlFile("recipe", problems);

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("a: [1, 2\n", "line 2: recipe: must be YAML (expected ',' or ']', but got <stream end>)"),
                Arguments.of("a: b: c\n", "line 1: recipe: must be YAML (mapping values are not allowed here)"),
                Arguments.of(
                        "a: 1\nb: \"\\q\"\n", "line 2: recipe: must be YAML (found unknown escape character q(113))"),
                Arguments.of("a: 1\nb: \u0001\n", "line 2: recipe: must be YAML (U+0001 cannot be in it)"),
                Arguments.of("- 1\n", "line 1: recipe = [...]: must have a cake"),
                Arguments.of("text", "line 1: recipe = text: must have a cake"),
                Arguments.of("a: 1\n---\nb: 2\n", "line 2: recipe: must be one document, but a second one begins here"),
                Arguments.of("? [a]\n: b\n", "line 1: recipe: must have plain texts for keys, not lists or mappings"),
                Arguments.of("a: &x [*x]\n", "line 1: recipe: must follow the value of its anchor &x"),
                Arguments.of("a:\n  - *x\n", "line 2: recipe: must follow the value of its anchor &x"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNotAMappingIsOneProblemWithItsLine(String yaml, String expected) {
        assertThat(refusal(yaml)).containsExactly(expected);
    }

    @Test
    void aKeyThatIsHereTwiceIsAProblem() throws ProblemsException {
        file.tree("cake: a\nsugar: 1\ncake: b");
        assertThat(problems.inOrder())
                .map(Problem::toString)
                .containsExactly("line 3: cake: is here twice (the first is at line 1)");
    }

    @Test
    void tagsAreProblemsAndReadingGoesOn() throws ProblemsException {
        Tree tree = file.tree("cake: !!java.net.URL http://a\nsugar: !x {grams: 0}");
        assertThat(problems.inOrder())
                .map(Problem::toString)
                .containsExactly(
                        "line 1: recipe = tag:yaml.org,2002:java.net.URL: must not have a tag (leave it out)",
                        "line 2: recipe = !x: must not have a tag (leave it out)");
        assertThat(((Mapping) tree).entries()).containsOnlyKeys("cake", "sugar");
    }

    @Test
    void everyPartKnowsItsPlaceAndScalarsTheirKind() throws ProblemsException {
        Mapping tree = (Mapping) file.tree("a: [010, '1', true, null]\n\nb: x");
        assertThat(tree.entries().get("b").place()).isEqualTo(Place.line(3));
        assertThat(((Sequence) tree.entries().get("a").value()).items())
                .map(item -> ((Scalar) item).text())
                .containsExactly("010", "1", "true", "null");
        assertThat(((Sequence) tree.entries().get("a").value()).items())
                .map(item -> ((Scalar) item).kind())
                .containsExactly(Kind.NUMBER, Kind.TEXT, Kind.BOOLEAN, Kind.NULL);
    }

    @Test
    void anchorsStandForTheirValues() throws ProblemsException {
        Mapping tree = (Mapping) file.tree("a: &h {x: 1}\nb: *h");
        assertThat(tree.entries().get("b").value())
                .isEqualTo(tree.entries().get("a").value());
    }

    @Test
    void aFewLinesThatStandForMillionsAreRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThat(refusal(yaml.toString()))
                .containsExactly("line 6: recipe: must have at most 200000 values, with its aliases followed");
    }

    @ParameterizedTest
    @CsvSource({"100000 deep in lists, [, 100000", "60 deep in mappings, {a: , 60"})
    void nestingBeyondReasonIsRefused(String word, String opening, int times) {
        assertThat(refusal(opening.repeat(times)))
                .as(word)
                .containsExactly("line 1: recipe: must not be nested deeper than 50 levels");
    }

    @Test
    void anEmptyFileIsAMappingWithoutKeys() throws ProblemsException {
        assertThat(file.tree("# nothing yet\n")).isEqualTo(Mapping.empty(Place.line(1)));
    }

    private List<String> refusal(String yaml) {
        ProblemsException refused = catchThrowableOfType(
                ProblemsException.class, () -> file.root(file.tree(yaml), Keys.of("cake"), "must have a cake"));
        return refused.problems().stream().map(Problem::toString).toList();
    }
}
