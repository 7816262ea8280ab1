package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.plan;
import static io.tidemark.functions.planfile.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTreeTest {
    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("a: [1, 2\n", "line 2: plan: must be YAML (expected ',' or ']', but got <stream end>)"),
                Arguments.of("a: b: c\n", "line 1: plan: must be YAML (mapping values are not allowed here)"),
                Arguments.of(
                        "a: 1\nb: \"\\q\"\n", "line 2: plan: must be YAML (found unknown escape character q(113))"),
                Arguments.of("a: 1\nb: \u0001\n", "line 2: plan: must be YAML (U+0001 cannot be in it)"),
                Arguments.of("- 1\n", "line 1: plan = [...]: must be a mapping of keys such as target and load"),
                Arguments.of("text", "line 1: plan = text: must be a mapping of keys such as target and load"),
                Arguments.of("a: 1\n---\nb: 2\n", "line 2: plan: must be one document, but a second one begins here"),
                Arguments.of("? [a]\n: b\n", "line 1: plan: must have plain texts for keys, not lists or mappings"),
                Arguments.of("a: &x [*x]\n", "line 1: plan: must follow the value of its anchor &x"),
                Arguments.of("a:\n  - *x\n", "line 2: plan: must follow the value of its anchor &x"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNotATreeIsOneProblemWithItsLine(String yaml, String expected) {
        assertThat(problems(yaml)).containsExactly(expected);
    }

    @Test
    void aKeyThatIsHereTwiceIsAProblem() {
        assertThat(problems("target: http://a\nload: {users: 1, duration: 1s}\ntarget: http://b"))
                .containsExactly("line 3: target: is here twice (the first is at line 1)");
    }

    @Test
    void tagsAreProblemsAndReadingGoesOn() {
        assertThat(problems("target: !!java.net.URL http://a\nload: !x {users: 0, duration: 1s}"))
                .containsExactly(
                        "line 1: plan = tag:yaml.org,2002:java.net.URL: must not have a tag (leave it out)",
                        "line 2: plan = !x: must not have a tag (leave it out)",
                        "line 2: load = {...}: must offer a load above 0");
    }

    @Test
    void anchorsStandForTheirValues() {
        String yaml = """
                target: http://a
                load: {users: 1, duration: &t 1s, stagger: *t}
                scenarios:
                  - steps:
                      - {get: /a, headers: &h {Accept: b}}
                      - {get: /c, headers: *h}
                """;
        assertThat(plan(yaml).scenarios().getFirst().steps())
                .allMatch(step -> step.headers()
                        .equals(plan(yaml)
                                .scenarios()
                                .getFirst()
                                .steps()
                                .getFirst()
                                .headers()));
    }

    @Test
    void aFewLinesThatStandForMillionsAreRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThat(problems(yaml.toString()))
                .containsExactly("line 6: plan: must have at most 200000 values, with its aliases followed");
    }

    @Test
    void nestingBeyondReasonIsRefused() {
        assertThat(problems("[".repeat(100_000)))
                .containsExactly("line 1: plan: must not be nested deeper than 50 levels");
        assertThat(problems("a: ".repeat(1) + "{a: ".repeat(60) + "1" + "}".repeat(60)))
                .containsExactly("line 1: plan: must not be nested deeper than 50 levels");
    }

    @Test
    void anEmptyFileLacksWhatAPlanNeeds() {
        assertThat(problems("# nothing yet\n")).hasSize(2).allMatch(problem -> problem.contains("is missing"));
    }
}
