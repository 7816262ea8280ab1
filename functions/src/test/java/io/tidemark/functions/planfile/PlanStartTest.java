package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.LOAD;
import static io.tidemark.functions.planfile.Reading.TARGET;
import static io.tidemark.functions.planfile.Reading.plan;
import static io.tidemark.functions.planfile.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Step;
import org.junit.jupiter.api.Test;

/** The steps that each user goes through once. */
class PlanStartTest {
    private static final String SIGN_IN = TARGET + LOAD + """
            start:
              - {name: create, post: /apps}
              - {name: sign in, post: /session, extract: {token: {json: /token}}}
              - {get: "/session/${token}"}
            """;

    @Test
    void itsStepsAreReadInTheirOrder() {
        assertThat(plan(SIGN_IN).start())
                .extracting(Step::name)
                .containsExactly("create", "sign in", "GET /session/${token}");
        assertThat(plan(TARGET + LOAD).start()).isEmpty();
    }

    @Test
    void itsNamesComeFirst() {
        assertThat(plan(SIGN_IN + "scenarios: [{steps: [{get: /a}, {name: create, get: /b}]}]")
                        .names())
                .containsExactly("create", "sign in", "GET /session/${token}", "GET /a");
    }

    @Test
    void whatItExtractsIsKnownToAllScenarios() {
        assertThat(problems(SIGN_IN + """
                scenarios:
                  - steps: [{get: "/a/${token}"}]
                  - steps:
                      - {get: "/b/${token}", extract: {token: {json: /next}}}
                      - {get: "/c/${token}"}
                """)).isEmpty();
    }

    @Test
    void whatAScenarioExtractsIsNotKnownToIt() {
        assertThat(problems(TARGET + LOAD + """
                start: [{get: "/${item}"}]
                scenarios: [{steps: [{get: /, extract: {item: {json: /id}}}, {get: "/${item}"}]}]
                """))
                .containsExactly("line 3: start[0].get = /${item}: must not refer to the unknown variable ${item}"
                        + " (known: user, iteration)");
    }

    @Test
    void limitsCanBeSetForItsNames() {
        assertThat(problems(SIGN_IN + "tolerance: {names: {sign in: {bad: 1%}}}"))
                .isEmpty();
    }

    @Test
    void mistakesInItAreFound() {
        assertThat(problems(TARGET + LOAD + "start: []"))
                .containsExactly("line 3: start = []: must be a list of steps");
        assertThat(problems(TARGET + LOAD + "start: {get: /}"))
                .containsExactly("line 3: start = {...}: must be a list of steps");
        assertThat(problems(TARGET + LOAD + "start: [{get: /, wieght: 1}]"))
                .singleElement()
                .asString()
                .startsWith("line 3: start[0].wieght: is not a known key");
        assertThat(problems(TARGET + LOAD + "variables: {id: uuid}\nstart: [{get: /, extract: {id: {json: /id}}}]"))
                .singleElement()
                .asString()
                .startsWith("line 4: start[0].extract.id: ");
    }

    @Test
    void itIsWrittenBeforeTheScenariosOnlyWhereItIs() {
        Plan plan = plan(SIGN_IN);
        assertThat(PlanWriter.write(plan))
                .contains("\"start\":[{\"name\":\"create\",")
                .contains("}],\"scenarios\":[");
        assertThat(plan(PlanWriter.write(plan))).isEqualTo(plan);
        assertThat(PlanWriter.write(plan(TARGET + LOAD))).doesNotContain("start");
    }
}
