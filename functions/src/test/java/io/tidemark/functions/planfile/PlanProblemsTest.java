package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.LOAD;
import static io.tidemark.functions.planfile.Reading.TARGET;
import static io.tidemark.functions.planfile.Reading.load;
import static io.tidemark.functions.planfile.Reading.problems;
import static io.tidemark.functions.planfile.Reading.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanProblemsTest {
    private static final String WRONG = """
            name: checkout
            target: ftp://shop.example
            variables:
              item: {random: 9..1}
            http: {redirects: 21}
            scenarios:
              - name: browse
                wieght: 3
                steps:
                  - get: /items?q=${itm}
                    checks: {body-matches: "a(b"}
                    think: 5
              - name: browse
                steps: [{get: /}]
            load:
              users: 2000000
              duration: 5 min
              arrivals: poisson
            tolerance: {bad: 5, names: {GET /itms: {bad: 1%}}}
            """;

    @Test
    void allProblemsAreFoundAtOnceInTheOrderOfTheLines() {
        assertThat(String.join("\n", problems(WRONG))).isEqualToIgnoringNewLines("""
                line 2: target = ftp://shop.example: must be a base URL such as https://shop.example (only http and https can be loaded)
                line 4: variables.item.random = 9..1: must be a range of whole numbers such as 1..1000, the smaller first
                line 5: http.redirects = 21: must be a whole number from 0 to 20
                line 8: scenarios[0].wieght: is not a known key (did you mean weight?)
                line 10: scenarios[0].steps[0].get = /items?q=${itm}: must not refer to the unknown variable ${itm} (did you mean item?)
                line 11: scenarios[0].steps[0].checks.body-matches = a(b: must be a regular expression (Unclosed group near position 3)
                line 12: scenarios[0].steps[0].think = 5: must be a duration such as 500ms, 5s, 1m30s or 1h (write 5s)
                line 13: scenarios[1].name = browse: must not be the name of another scenario
                line 16: load.users = 2000000: must be a number of users from 0 to 1000000
                line 17: load.duration = 5 min: must be a duration such as 500ms, 5s, 1m30s or 1h
                line 18: load.arrivals = poisson: is for a rate, not for users
                line 19: tolerance.bad = 5: must be a share such as 5% or 0.05, from 0 to 100% (write 5%)
                line 19: tolerance.names.GET /itms: must be the name of a step (did you mean GET /items?)
                """.stripTrailing());
    }

    @Test
    void flagsAreReportedAfterTheFileAndByTheirNames() {
        PlanOverlay overlay = PlanOverlay.builder()
                .put("load.users", "many", "--users")
                .put("load.paus", "1s", "--set")
                .build();
        PlanSource source = PlanSource.text(WRONG, PlanFiles.none()).with(overlay);
        assertThat(problems(source))
                .hasSize(13)
                .endsWith(
                        "--set: load.paus: is not a known key (did you mean pause?)",
                        "--users: load.users = many: must be a number of users from 0 to 1000000")
                .noneMatch(problem -> problem.contains("arrivals"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("", "line 1: target: is missing: a base URL such as https://shop.example"),
                Arguments.of(TARGET, "line 1: load: is missing, such as {users: 20, duration: 30s}"),
                Arguments.of(LOAD + "target: shop.example", "(write http:// or https:// in front)"),
                Arguments.of(
                        LOAD + "target: http://u:secret@shop.example",
                        "target = http://***@shop.example: must not hold"),
                Arguments.of(LOAD + "target: http://shop.example/?a=b", "without a query or fragment"),
                Arguments.of(LOAD + "target: http://a_b", "its host or port is not valid"),
                Arguments.of(LOAD + "target: http://h:99999", "its host or port is not valid"),
                Arguments.of(LOAD + "targets: []", "targets = []: must be a list of base URLs"),
                Arguments.of(
                        LOAD + TARGET + "targets: [http://a]",
                        "line 3: targets = [...]: cannot be together with target"),
                Arguments.of(LOAD + TARGET + "name: ''", "name: must be a name"),
                Arguments.of(LOAD + TARGET + "name: [a]", "name = [...]: must be a name"),
                Arguments.of(LOAD + TARGET + "scenarios: {}", "scenarios = {}: must be a list of scenarios"),
                Arguments.of(LOAD + TARGET + "scenarios: [{name: a}]", "scenarios[0].steps: is missing"),
                Arguments.of(
                        LOAD + TARGET + "scenarios: [{weight: 1.5, steps: [{get: /}]}]",
                        "weight = 1.5: must be a whole number"),
                Arguments.of(
                        LOAD + TARGET + "scenarios: [{weight: '2', steps: [{get: /}]}]", "(write 2 without quotes)"),
                Arguments.of(LOAD + TARGET + "http: {insecure-tls: yes}", "insecure-tls = yes: must be true or false"),
                Arguments.of(LOAD + TARGET + "http: {timeout: 0s}", "timeout = 0s: must be a duration longer than 0s"),
                Arguments.of(LOAD + TARGET + "http: {version: 1.0}", "version = 1.0: must be one of 1.1, 2"),
                Arguments.of(LOAD + TARGET + "http: fast", "http = fast: must be a mapping with version"),
                Arguments.of(
                        LOAD + TARGET + "tolerance: {of: totla}",
                        "of = totla: must be one of total, ok (did you mean total?)"),
                Arguments.of(LOAD + TARGET + "tolerance: {latency: 8d}", "latency = 8d: must be a duration up to 7d"));
    }

    static Stream<Arguments> mistakesInSteps() {
        return Stream.of(
                Arguments.of("{name: a}", "scenarios[0].steps[0]: must have a request, such as get: /items"),
                Arguments.of("{get: /, post: /}", "post = /: cannot be together with get"),
                Arguments.of("{get: /, method: PUT}", "method = PUT: goes with url, not with get"),
                Arguments.of(
                        "{url: /, method: post}",
                        "method = post: must be an HTTP method such as GET or PROPFIND (write POST)"),
                Arguments.of("{url: /, method: CONNECT}", "must be a method other than CONNECT"),
                Arguments.of(
                        "{get: items}",
                        "get = items: must be a path such as /items?page=1, or an http or https URL (write /items)"),
                Arguments.of("{get: '/a b'}", "(write %20 for ' ')"),
                Arguments.of("{get: /a#b}", "without a fragment"),
                Arguments.of("{get: 'http://u:p@h/'}", "http://***@h/: must not hold a user name or password"),
                Arguments.of("{get: '/${user'}", "must close every ${ with a name and } (write $${ for a literal ${)"),
                Arguments.of("{get: '/${}'}", "must close every ${"),
                Arguments.of("{get: /, query: [a]}", "query[0] = a: must be a mapping of names to texts"),
                Arguments.of(
                        "{get: /, headers: {'A B': c}}", "headers.A B: must be a header name such as Content-Type"),
                Arguments.of("{get: /, headers: {A: \"b\\nc\"}}", "headers.A = b c: must be one line without control"),
                Arguments.of("{get: /, headers: {Content-Length: 5}}", "headers.Content-Length: must not be set"),
                Arguments.of(
                        "{get: /, headers: {authorization: Basic c2VjcmV0}}",
                        "headers.authorization: must not be written into a plan"),
                Arguments.of("{get: /, headers: {A: null}}", "headers.A = null: must be a text"),
                Arguments.of("{get: /, auth: {basic: {user-env: A}}}", "auth.basic.password-env: is missing"),
                Arguments.of(
                        "{get: /, auth: {bearer-env: a secret}}",
                        "bearer-env = a secret: must be the name of an environment variable"),
                Arguments.of("{get: /, auth: {}}", "auth = {}: must be {bearer-env: NAME}"),
                Arguments.of("{get: /, auth: secret}", "auth = secret: must be {bearer-env: NAME}"),
                Arguments.of("{post: /, body: {a: 1}}", "body = {...}: must be a text: put JSON into quotes"),
                Arguments.of("{post: /, body: a, form: {a: b}}", "form = {...}: cannot be together with body"),
                Arguments.of(
                        "{post: /, body-file: a.json}",
                        "body-file = a.json: must be a file of the request's body (files cannot"),
                Arguments.of("{post: /, body-sha256: aa}", "body-sha256 = aa: is for body-file only"),
                Arguments.of("{get: /, checks: {status: 6xx}}", "status = 6xx: must be a status such as 200, 3xx"),
                Arguments.of("{get: /, checks: {status: [200, 210..201]}}", "status[1] = 210..201: must be a status"),
                Arguments.of("{get: /, checks: {json: {a: b}}}", "json.a: must be a JSON pointer such as /items/0/id"),
                Arguments.of("{get: /, checks: [200]}", "checks[0] = 200: must be a mapping of checks"),
                Arguments.of(
                        "{get: /, checks: {headers: {A: '['}}}",
                        "headers.A = [: must be a regular expression (Unclosed character class"),
                Arguments.of(
                        "{get: /, checks: {body-matches: " + "a".repeat(1001) + "}}", "of at most 1000 characters"),
                Arguments.of("{get: /, extract: {x: {}}}", "extract.x = {}: must be {header: NAME}"),
                Arguments.of(
                        "{get: /, extract: {x: {json: /a, regex: b}}}", "extract.x = {...}: must be {header: NAME}"),
                Arguments.of(
                        "{get: /, extract: {user: {json: /a}}}", "extract.user: must not have the name of a variable"),
                Arguments.of("{get: /, extract: {a.b: {json: /a}}}", "extract.a.b: must be a variable's name"),
                Arguments.of("{get: '/${x}', extract: {x: {json: /a}}}", "unknown variable ${x}"),
                Arguments.of("{get: /, think: {from: 2s, to: 1s}}", "think.to = 1s: must not be less than from"),
                Arguments.of(
                        "{get: /, think: {from: 2s, mean: 1s}}", "think = {...}: must be a duration such as 5s, {from"),
                Arguments.of("{get: /, think: [1s]}", "think = [...]: must be a duration"));
    }

    static Stream<Arguments> mistakesInLoads() {
        return Stream.of(
                Arguments.of("{duration: 1s}", "load: must have one of users, rate or phases"),
                Arguments.of("{users: 1}", "load.duration: is missing: how long"),
                Arguments.of("{users: 1, rate: 1/s, duration: 1s}", "rate = 1/s: cannot be together with users"),
                Arguments.of(
                        "{users: 1/s, duration: 1s}",
                        "users = 1/s: must be a number of users from 0 to 1000000 (a rate goes with rate)"),
                Arguments.of("{users: '5', duration: 1s}", "(write 5 without quotes)"),
                Arguments.of("{users: 1..x, duration: 1s}", "users = 1..x: must be a number of users"),
                Arguments.of(
                        "{rate: 200, duration: 1s}",
                        "rate = 200: must be a rate such as 200/s, 90/m or 1000/h (write 200/s)"),
                Arguments.of(
                        "{rate: 1..2/s, duration: 1s}",
                        "rate = 1..2/s: must be a rate such as 200/s, 90/m or 1000/h (write 1/s)"),
                Arguments.of("{rate: 0/s, duration: 1s}", "load = {...}: must offer a load above 0"),
                Arguments.of(
                        "{rate: 1/s, duration: 1s, pacing: fixed-period}",
                        "pacing = fixed-period: is for users, not for a rate"),
                Arguments.of("{users: 1, duration: 1s, patience: 1s}", "patience = 1s: is for a rate, not for users"),
                Arguments.of("{phases: [], seed: 1}", "phases = []: must be a list of phases"),
                Arguments.of(
                        "{phases: [{for: 1s}]}", "load.phases[0]: must have one of users, rate, steps, burst, spike"),
                Arguments.of("{phases: [{users: 1}]}", "load.phases[0].for: is missing"),
                Arguments.of(
                        "{phases: [{users: 1, for: 1s}], duration: 1s}",
                        "duration = 1s: cannot be together with phases"),
                Arguments.of(
                        "{phases: [{users: 1, for: 1s}, {rate: 1/s, for: 1s}]}",
                        "phases[1] = {...}: must be users like the phases before it"),
                Arguments.of(
                        "{phases: [{users: 1, for: 1s}, {burst: {size: 1, every: 1s, times: 1}}]}",
                        "(write the other phases as rates, or a spike of users)"),
                Arguments.of(
                        "{phases: [{name: a, users: 1, for: 1s}, {name: a, users: 1, for: 1s}]}",
                        "phases[1] = a: must not have the name of another phase"),
                Arguments.of(
                        "{phases: [{users: 1, for: 4d}, {users: 1, for: 4d}]}",
                        "load = {...}: must last at most 7d in all, but lasts 8d"),
                Arguments.of(
                        "{phases: [{steps: {from: 1, by: 1/s, every: 1s, count: 2}}]}",
                        "steps = {...}: must have two numbers of users or two rates"),
                Arguments.of(
                        "{phases: [{steps: {from: 1, by: 500000, every: 1s, count: 3}}]}",
                        "steps = {...}: must not end above 1000000"),
                Arguments.of(
                        "{phases: [{steps: {from: 1/s, by: 999999999/s, every: 1s, count: 10000}}]}",
                        "must not end above 1000000000"),
                Arguments.of(
                        "{phases: [{steps: {from: 1, by: 1, every: 1d, count: 8}}]}",
                        "steps = {...}: must last at most 7d"),
                Arguments.of(
                        "{phases: [{steps: {from: 1, by: 1, every: 1s, count: 0}}]}",
                        "count = 0: must be a whole number from 1 to 10000"),
                Arguments.of("{phases: [{steps: {from: 1, by: 1, every: 1s}}]}", "steps.count: is missing"),
                Arguments.of(
                        "{phases: [{steps: {from: 1, by: 1, every: 1s, count: 2}, for: 1s}]}",
                        "for = 1s: follows from steps"),
                Arguments.of(
                        "{phases: [{burst: {size: 1, every: 1d, times: 1000000}}]}",
                        "burst = {...}: must last at most 7d"),
                Arguments.of("{phases: [{burst: 5}]}", "burst = 5: must be a mapping with size, every, times"),
                Arguments.of(
                        "{phases: [{spike: {base: 1, peak: 5, at: 5s, hold: 6s}, for: 10s}]}",
                        "spike = {...}: must end within the phase, but it ends at 11s of 10s"),
                Arguments.of("{phases: [{spike: {base: 1, peak: 5, hold: 6s}, for: 10s}]}", "spike.at: is missing"),
                Arguments.of(
                        "{users: 1, duration: 1s, seed: 9223372036854775808}",
                        "seed = 9223372036854775808: must be a whole number"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneProblem(String yaml, String expected) {
        assertThat(problems(yaml)).anyMatch(problem -> problem.contains(expected));
        assertThat(problems(yaml)).hasSize(yaml.isEmpty() ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("mistakesInSteps")
    void aMistakeInAStepIsOneProblem(String step, String expected) {
        assertThat(problems(step(step))).singleElement().asString().contains(expected);
    }

    @ParameterizedTest
    @MethodSource("mistakesInLoads")
    void aMistakeInALoadIsOneProblem(String load, String expected) {
        assertThat(problems(load(load))).singleElement().asString().contains(expected);
    }

    @Test
    void longValuesAreCutShort() {
        List<String> problems = problems(LOAD + "target: " + "x".repeat(1000));
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("xxx...: must be")
                .hasSizeLessThan(250);
    }
}
