package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.plan;
import static io.tidemark.functions.planfile.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan file is as a whole, before its keys; the rest is in the tests of YAML. */
class PlanTextTest {
    @ParameterizedTest
    @CsvSource({"- 1, [...]", "text, text"})
    void whatIsNotAMappingIsOneProblem(String yaml, String written) {
        assertThat(problems(yaml))
                .containsExactly("line 1: plan = " + written + ": must be a mapping of keys such as target and load");
    }

    @Test
    void whatIsNotYamlIsOneProblemOfThePlan() {
        assertThat(problems("a: b: c\n"))
                .containsExactly("line 1: plan: must be YAML (mapping values are not allowed here)");
    }

    @Test
    void readingGoesOnBehindWhatIsHereTwiceAndTags() {
        assertThat(problems("target: !!java.net.URL http://a\nload: !x {users: 0, duration: 1s}\ntarget: http://b"))
                .containsExactly(
                        "line 1: plan = tag:yaml.org,2002:java.net.URL: must not have a tag (leave it out)",
                        "line 2: plan = !x: must not have a tag (leave it out)",
                        "line 2: load = {...}: must offer a load above 0",
                        "line 3: target: is here twice (the first is at line 1)");
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
                .allSatisfy(step -> assertThat(step.headers()).hasSize(1))
                .extracting(step -> step.headers().getFirst().value())
                .containsOnly("b");
    }

    @Test
    void anEmptyFileLacksWhatAPlanNeeds() {
        assertThat(problems("# nothing yet\n")).hasSize(2).allMatch(problem -> problem.contains("is missing"));
    }
}
