package io.tidemark.functions.flow;

import static io.tidemark.functions.flow.Plans.get;
import static io.tidemark.functions.flow.Plans.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Credentials;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable.Csv;
import io.tidemark.core.plan.Variable.Env;
import io.tidemark.core.plan.Variable.Scope;
import io.tidemark.core.plan.Variable.Uuid;
import io.tidemark.core.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private static final Csv TABLE = new Csv(
            "row",
            Scope.ITERATION,
            new Rows("rows.csv", List.of("id", "name"), List.of(List.of("1", "a"), List.of("2", "b"))),
            Csv.Order.PARTITIONED);

    @Test
    void allProblemsAreFoundAtOnce() {
        Plans plans = Plans.local().segment(0, 3).variables(TABLE, new Env("secret", Scope.USER, "SECRET"));
        List<Problem> problems = plans.problems(
                get("/${nobody}").as(new Credentials.Basic("NAME", "PASS")),
                post("ftp://x/", new Body.Text("${row.nothing} ${")).check(new Check.JsonEquals("id", "${nothing}")));
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "environment: SECRET: must be set (used by variables.secret)",
                        "plan: variables.row = 2 rows: must have at least one row for each of the 3 segments"
                                + " (use fewer workers, or another order)",
                        "plan: scenarios[0].steps[0].url = ${nobody}: must name a variable"
                                + " (known are [iteration, row.id, secret, user])",
                        "environment: NAME: must be set (used by scenarios[0].steps[0].credentials)",
                        "environment: PASS: must be set (used by scenarios[0].steps[0].credentials)",
                        "plan: scenarios[0].steps[1].url = ftp://x/: must begin with / or with http(s)://host:port",
                        "plan: scenarios[0].steps[1].body = ${row.nothing}: must name a column"
                                + " (the table has [id, name])",
                        "plan: scenarios[0].steps[1].body = ${row.nothing} ${: must close ${ with }"
                                + " (write $${ for a literal ${)",
                        "plan: scenarios[0].steps[1].checks[0] = id: must be empty or begin with / (as in /items/0/id)",
                        "plan: scenarios[0].steps[1].checks[0] = ${nothing}: must name a variable"
                                + " (known are [iteration, row.id, secret, user])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://${user}.example/",
                "https://${user}",
                "http://",
                "http://h:port/",
                "http://h:99999/",
                "http://me:secret@h/",
                "x/y",
                "?x"
            })
    void urlsThatLeadNowhereAreRefused(String url) {
        assertThat(Plans.local().problems(get(url)))
                .singleElement()
                .extracting(Problem::key, Problem::value)
                .containsExactly("scenarios[0].steps[0].url", url);
    }

    @ParameterizedTest
    @CsvSource({"mailto:x@y", "//host/", "file:///etc", "http:/x"})
    void targetsThatLeadNowhereAreRefused(String target) {
        assertThat(Plans.to(target).problems(get("/"))).extracting(Problem::key).contains("targets[0]");
    }

    @Test
    void pathBehindTheQueryOfATargetIsRefused() {
        assertThat(Plans.to("http://h/?key=1").problems(get("/x")))
                .singleElement()
                .extracting(Problem::key)
                .isEqualTo("scenarios[0].steps[0].url");
        assertThat(Plans.to("http://h/?key=1").problems(get("http://other/x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "connection", "Transfer-Encoding", "a b", "X:", ""})
    void headersThatWouldBreakTheRequestAreRefused(String name) {
        assertThat(Plans.local().problems(get("/").header(name, "1")))
                .singleElement()
                .extracting(Problem::key, Problem::value)
                .containsExactly("scenarios[0].steps[0].headers", name);
    }

    @Test
    void methodMustBeAToken() {
        assertThat(Plans.local().problems(Plans.step("GE T", "/")))
                .extracting(Problem::value)
                .containsExactly("GE T");
    }

    @Test
    void extractionMustNotHideAVariable() {
        Plans plans = Plans.local().variables(new Uuid("id", Scope.USER));
        assertThat(plans.problems(get("/").extract(new Extraction.FromHeader("id", "X-Id", null))))
                .extracting(Problem::value)
                .containsExactly("id");
    }

    @Test
    void partitionedTableNeedsOneRowForEachSegment() {
        assertThat(Plans.local().variables(TABLE).segment(1, 2).problems(get("/")))
                .isEmpty();
        assertThat(Plans.local().variables(TABLE).segment(1, 3).problems(get("/")))
                .hasSize(1);
    }

    @Test
    void emptySecretIsNotMissing() {
        assertThat(Plans.local().environment("TOKEN", "").problems(get("/").as(new Credentials.Bearer("TOKEN"))))
                .isEmpty();
    }
}
