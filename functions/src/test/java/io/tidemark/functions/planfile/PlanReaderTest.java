package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.LOAD;
import static io.tidemark.functions.planfile.Reading.TARGET;
import static io.tidemark.functions.planfile.Reading.load;
import static io.tidemark.functions.planfile.Reading.plan;
import static io.tidemark.functions.planfile.Reading.problems;
import static io.tidemark.functions.planfile.Reading.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Check.Range;
import io.tidemark.core.plan.Check.Regex;
import io.tidemark.core.plan.Credentials;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Field;
import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Tolerance.Ratio;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Scope;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {
    @Test
    void targetAndLoadAreEnough() {
        Plan plan = plan("target: http://shop.example\nload: {users: 20, duration: 30s}");
        Step step =
                new Step("GET /", "GET", "/", List.of(), List.of(), Body.NONE, null, List.of(), List.of(), Pause.NONE);
        Shape shape = new Shape.Constant(Level.of(20), Duration.ofSeconds(30));
        assertThat(plan)
                .isEqualTo(new Plan(
                        "shop.example",
                        List.of(URI.create("http://shop.example")),
                        List.of(),
                        List.of(new Scenario("scenario-1", PlanDefaults.WEIGHT, List.of(step))),
                        new Load.Users(
                                List.of(new Phase("phase-1", shape, false)),
                                Pause.NONE,
                                Load.Pacing.FROM_RESPONSE,
                                Duration.ZERO,
                                PlanDefaults.SEED),
                        HttpSettings.DEFAULT,
                        Tolerance.DEFAULT));
    }

    @Test
    void jsonIsReadAsWell() {
        assertThat(plan("{\n\t\"target\": \"http://shop.example\",\n\t\"load\":{\"users\":1,\"duration\":\"1s\"}\n}"))
                .isEqualTo(plan(TARGET + LOAD));
    }

    @Test
    void variablesAreReadInTheirOrder() {
        Plan plan = plan(TARGET + LOAD + """
                variables:
                  b: {random: -5..5}
                  a: uuid
                  c: {uuid: {}, per: user}
                  d: {counter: {from: 7}}
                  padded: {counter: {from: 0, digits: 5}, per: user}
                  e: {time: epoch-millis}
                  f: {env: SHOP_TOKEN, per: iteration}
                """);
        assertThat(plan.variables())
                .containsExactly(
                        new Variable.RandomNumber("b", Scope.ITERATION, -5, 5),
                        new Variable.Uuid("a", Scope.ITERATION),
                        new Variable.Uuid("c", Scope.USER),
                        new Variable.Counter("d", Scope.ITERATION, 7, 1, 1),
                        new Variable.Counter("padded", Scope.USER, 0, 1, 5),
                        new Variable.Time("e", Scope.ITERATION, Variable.Time.Format.EPOCH_MILLIS),
                        new Variable.Env("f", Scope.ITERATION, "SHOP_TOKEN"));
    }

    @Test
    void aStepHoldsEverythingOfARequest() {
        Step step = onlyStep("""
                {name: order, post: "/orders?a=${user}", query: {page: 1, sort: "010"},
                 headers: [{Accept: a}, {Accept: b}], auth: {basic: {user-env: U, password-env: P}},
                 body: "text $${ ${iteration}", think: {mean: 1s, deviation: 100ms},
                 checks: {json: {/ok: true}, status: [200, 3xx, 404..410], headers: {Content-Type: json},
                          body-contains: hello, body-matches: [a, b]},
                 extract: {csrf: {header: X-CSRF}, id: {json: /id}, page: {regex: "page=(\\\\d+)"},
                           loc: {header: Location, regex: "/(\\\\d+)$"}}}""");
        assertThat(step)
                .isEqualTo(new Step(
                        "order",
                        "POST",
                        "/orders?a=${user}",
                        List.of(new Field("page", "1"), new Field("sort", "010")),
                        List.of(new Field("Accept", "a"), new Field("Accept", "b")),
                        new Body.Text("text $${ ${iteration}"),
                        new Credentials.Basic("U", "P"),
                        List.of(
                                new Check.Status(
                                        List.of(new Range(200, 200), new Range(300, 399), new Range(404, 410))),
                                new Check.HeaderMatches("Content-Type", new Regex("json")),
                                new Check.BodyContains("hello"),
                                new Check.BodyMatches(new Regex("a")),
                                new Check.BodyMatches(new Regex("b")),
                                new Check.JsonEquals("/ok", "true")),
                        List.of(
                                new Extraction.FromHeader("csrf", "X-CSRF", null),
                                new Extraction.FromJson("id", "/id"),
                                new Extraction.FromBody("page", new Regex("page=(\\d+)")),
                                new Extraction.FromHeader("loc", "Location", new Regex("/(\\d+)$"))),
                        new Pause.Normal(Duration.ofSeconds(1), Duration.ofMillis(100))));
    }

    @ParameterizedTest
    @CsvSource({
        "'{get: /items?page=1}', GET /items",
        "'{delete: \"/items/${user}?x=${user}\"}', 'DELETE /items/${user}'",
        "'{url: /a, method: PROPFIND}', PROPFIND /a",
        "'{url: \"https://other.example/a/b?c\"}', GET /a/b",
        "'{url: \"HTTP://other.example\"}', GET /",
        "'{get: \"${user}\"}', 'GET ${user}'",
    })
    void aStepWithoutANameIsNamedAfterMethodAndPath(String step, String name) {
        assertThat(onlyStep(step).name()).isEqualTo(name);
    }

    @Test
    void bodiesAreTextsFilesOrForms() {
        PlanFiles files = Reading.files(Map.of("order.json", "{}"));
        Plan plan = plan(PlanSource.text(step("{post: /, body-file: order.json}"), files));
        assertThat(plan.scenarios().getFirst().steps().getFirst().body())
                .isEqualTo(new Body.Content("order.json", new byte[] {'{', '}'}));
        assertThat(onlyStep("{post: /, form: {a: '${user}'}}").body())
                .isEqualTo(new Body.Form(List.of(new Field("a", "${user}"))));
        assertThat(onlyStep("{post: /}").body()).isEqualTo(Body.NONE);
    }

    @Test
    void extractedNamesAreKnownInLaterStepsOfTheScenarioOnly() {
        String yaml = TARGET + LOAD + """
                scenarios:
                  - steps:
                      - {get: /, extract: {id: {json: /id}}}
                      - {get: '/${id}', extract: {id: {json: /next}}}
                  - steps:
                      - {get: '/${id}'}
                """;
        assertThat(problems(yaml))
                .containsExactly(
                        "line 8: scenarios[1].steps[0].get = /${id}: must not refer to the unknown variable ${id}"
                                + " (known: user, iteration)");
    }

    @Test
    void aVariableWithAProblemIsNotUnknownAsWell() {
        String yaml = "variables: {a: {random: x}, t: {csv: no.csv}}\n" + step("{get: '/${a}/${t.column}'}");
        assertThat(problems(yaml)).hasSize(2).allMatch(problem -> problem.startsWith("line 1: variables"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users: 1", "users: 0..5", "rate: 90/m", "rate: 0/s..5/s"})
    void theShortLoadIsALoadOfOnePhase(String level) {
        assertThat(plan(load("{" + level + ", duration: 1m}")))
                .isEqualTo(plan(load("{phases: [{" + level + ", for: 1m}]}")));
    }

    @Test
    void phasesHaveEveryShape() {
        Plan plan = plan(load("""
                {phases: [
                  {name: warm, rate: 10/s, for: 10s, warm-up: true},
                  {rate: 10/s..20/s, for: 1m},
                  {steps: {from: 100/s, by: 50/s, every: 30s, count: 5}},
                  {burst: {size: 100, every: 10s, times: 6}},
                  {spike: {base: 100/s, peak: 1000/s, at: 10s, hold: 5s}, for: 30s}],
                 arrivals: poisson, patience: 2s, seed: -5}"""));
        Duration seconds30 = Duration.ofSeconds(30);
        assertThat(plan.load())
                .isEqualTo(new Load.Rate(
                        List.of(
                                new Phase("warm", new Shape.Constant(Level.of(10), Duration.ofSeconds(10)), true),
                                new Phase(
                                        "phase-2",
                                        new Shape.Ramp(Level.of(10), Level.of(20), Duration.ofMinutes(1)),
                                        false),
                                new Phase("phase-3", new Shape.Steps(Level.of(100), Level.of(50), seconds30, 5), false),
                                new Phase("phase-4", new Shape.Burst(100, Duration.ofSeconds(10), 6), false),
                                new Phase(
                                        "phase-5",
                                        new Shape.Spike(
                                                Level.of(100),
                                                Level.of(1000),
                                                Duration.ofSeconds(10),
                                                Duration.ofSeconds(5),
                                                seconds30),
                                        false)),
                        Load.Arrivals.POISSON,
                        Duration.ofSeconds(2),
                        -5));
    }

    @Test
    void limitsOfNamesInheritWhatTheyLeaveOut() {
        Plan plan = plan(TARGET + LOAD
                + "tolerance: {bad: 1%, of: ok, latency: 1s, abort: true, names: {GET /: {latency: 200ms}}}");
        assertThat(plan.tolerance())
                .isEqualTo(new Tolerance(
                        new Limit(0.01, Ratio.OF_OK, Duration.ofSeconds(1)),
                        Map.of("GET /", new Limit(0.01, Ratio.OF_OK, Duration.ofMillis(200))),
                        true));
    }

    @Test
    void aHeaderWithCredentialsIsFineWhenTheyAreReferences() {
        String yaml = "variables: {token: {env: TOKEN}}\n" + step("{get: /, headers: {Authorization: 'Key ${token}'}}");
        assertThat(problems(yaml)).isEmpty();
    }

    private static Step onlyStep(String step) {
        return plan(step(step)).scenarios().getFirst().steps().getFirst();
    }
}
