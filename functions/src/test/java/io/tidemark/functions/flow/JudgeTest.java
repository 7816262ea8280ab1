package io.tidemark.functions.flow;

import static io.tidemark.core.window.Outcome.FAILED_CHECK;
import static io.tidemark.core.window.Outcome.OK;
import static io.tidemark.functions.flow.Plans.get;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Check.Regex;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Variable.Env;
import io.tidemark.core.plan.Variable.Scope;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Plans.StepSpec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Check CREATED =
            new Check.Status(List.of(new Check.Range(201, 201), new Check.Range(404, 404)));

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "204, OK",
        "304, OK",
        "400, STATUS_4XX",
        "404, STATUS_4XX",
        "500, STATUS_5XX",
        "599, STATUS_5XX"
    })
    void withoutACheckStatusesBelow400AreGood(int status, Outcome outcome) throws ProblemsException {
        assertThat(judge(get("/"), Response.of(status, "")).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "201, OK",
        "404, OK",
        "200, FAILED_CHECK",
        "302, STATUS_3XX",
        "403, STATUS_4XX",
        "503, STATUS_5XX",
        "101, FAILED_CHECK"
    })
    void statusCheckAcceptsExactlyItsStatuses(int status, Outcome outcome) throws ProblemsException {
        Judgement judgement = judge(get("/").check(CREATED), Response.of(status, ""));
        assertThat(judgement.outcome()).isEqualTo(outcome);
        assertThat(judgement.detail()).isEqualTo(outcome == OK ? "" : "status " + status);
    }

    @Test
    void statusIsJudgedBeforeTheBody() throws ProblemsException {
        StepSpec step = get("/").check(new Check.BodyContains("welcome")).check(CREATED);
        assertThat(judge(step, Response.of(500, "sorry")).detail()).isEqualTo("status 500");
    }

    @Test
    void anyOfSeveralHeadersMayMatch() throws ProblemsException {
        StepSpec step = get("/").check(new Check.HeaderMatches("x-kind", new Regex("^b+$")));
        assertThat(judge(step, Response.ok("").header("X-Kind", "a").header("X-Kind", "bb")))
                .isSameAs(Judgement.OK);
        assertThat(judge(step, Response.ok("").header("X-Kind", "secret")))
                .isEqualTo(new Judgement(FAILED_CHECK, "header x-kind does not match ^b+$"));
        assertThat(judge(step, Response.ok("")).detail()).isEqualTo("header x-kind is missing");
    }

    @Test
    void bodyIsSearched() throws ProblemsException {
        assertThat(judge(get("/").check(new Check.BodyContains("grün")), Response.ok("Das ist grün.")))
                .isEqualTo(Judgement.OK);
        assertThat(judge(get("/").check(new Check.BodyContains("blau")), Response.ok("Das ist grün."))
                        .detail())
                .isEqualTo("body does not contain \"blau\"");
        assertThat(judge(get("/").check(new Check.BodyMatches(new Regex("a.*z"))), Response.ok("a\nz")))
                .isEqualTo(Judgement.OK);
        assertThat(judge(get("/").check(new Check.BodyMatches(new Regex("a.*z"))), Response.ok(""))
                        .detail())
                .isEqualTo("body does not match a.*z");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=iso-8859-1, OK",
        "text/plain;Charset=\"ISO-8859-1\", OK",
        "text/plain, FAILED_CHECK",
        "text/plain; charset=no-such-thing, FAILED_CHECK",
        "text/plain; charset=@@, FAILED_CHECK"
    })
    void charsetIsThatOfTheContentType(String type, Outcome outcome) throws ProblemsException {
        StepSpec step = get("/").check(new Check.BodyContains("grün"));
        Response response = Response.of(200, "grün".getBytes(ISO_8859_1)).header("content-type", type);
        assertThat(judge(step, response).outcome()).isEqualTo(outcome);
    }

    @Test
    void onlyTheBytesOfTheBodyCount() throws ProblemsException {
        StepSpec step = get("/").check(new Check.BodyContains("end"));
        Response reused = new Response(200, List.of(), "begin, and the end".getBytes(ISO_8859_1), 5, false);
        assertThat(judge(step, reused).outcome()).isEqualTo(FAILED_CHECK);
        assertThat(judge(step, Response.ok("begin, and the end").cutTo(5)).detail())
                .isEqualTo("body does not contain \"end\"; only the first 5 B were kept");
    }

    @Test
    void gzipIsDecoded() throws ProblemsException, IOException {
        StepSpec step = get("/").check(new Check.BodyContains("wave"));
        assertThat(judge(step, Response.ok("a wave ".repeat(10_000)).gzipped())).isEqualTo(Judgement.OK);
        Response cut = Response.ok("a wave ".repeat(10_000)).gzipped();
        assertThat(judge(step, cut.cutTo(cut.bodyLength() / 2))).isEqualTo(Judgement.OK);
        assertThat(judge(step, new Response(200, cut.fields(), cut.body(), cut.bodyLength() - 9, false))
                        .detail())
                .isEqualTo("gzip body ends early");
        assertThat(judge(step, Response.ok("no gzip at all").header("Content-Encoding", "gzip"))
                        .detail())
                .isEqualTo("body is not valid gzip");
        assertThat(judge(step, Response.ok("a wave").header("Content-Encoding", "identity")))
                .isEqualTo(Judgement.OK);
        assertThat(judge(step, Response.ok("a wave").header("Content-Encoding", "br"))
                        .outcome())
                .isEqualTo(FAILED_CHECK);
        assertThat(judge(step, Response.ok("").header("Content-Encoding", "gzip"))
                        .outcome())
                .isEqualTo(FAILED_CHECK);
    }

    @Test
    void decompressionBombIsRefused() throws ProblemsException, IOException {
        StepSpec step = get("/").check(new Check.BodyContains("x"));
        assertThat(judge(step, Response.of(200, new byte[Gunzip.MAX_BYTES]).gzipped())
                        .detail())
                .isEqualTo("body does not contain \"x\"");
        assertThat(judge(step, Response.of(200, new byte[Gunzip.MAX_BYTES + 1]).gzipped()))
                .isEqualTo(new Judgement(FAILED_CHECK, "decompressed body is larger than 16777216 B"));
    }

    @Test
    void patternThatRecursesTooDeeplyFailsTheCheckOnly() throws ProblemsException {
        StepSpec step = get("/").check(new Check.BodyMatches(new Regex("(a|b)*c")));
        assertThat(judge(step, Response.ok("ab".repeat(500_000))))
                .isEqualTo(new Judgement(FAILED_CHECK, "pattern too deep: (a|b)*c"));
    }

    @Test
    void secretsDoNotReachDetails() throws ProblemsException {
        Flows flows = Plans.local()
                .environment("TOKEN", "tops3cret")
                .variables(new Env("token", Scope.USER, "TOKEN"))
                .compile(
                        get("/").check(new Check.JsonEquals("/t", "${token}!")),
                        get("/").check(new Check.BodyContains("${token}!")));
        Session session = flows.session(0);
        Response echo = Response.ok("{\"t\": \"" + "x".repeat(70) + "tops3cret and more of it\"}");
        List<CompiledStep> steps = flows.choose(0).steps();
        assertThat(steps.get(0).judge(session, echo).detail())
                .isEqualTo("/t is \"" + "x".repeat(70) + "*** and mo...\" instead of \"${token}!\"");
        assertThat(steps.get(1).judge(session, echo).detail()).isEqualTo("body does not contain \"${token}!\"");
    }

    @Test
    void responseThatThrowsIsJudgedAsOther() throws ProblemsException {
        Incoming broken = new Incoming() {
            @Override
            public int status() {
                throw new IllegalStateException("tops3cret");
            }

            @Override
            public List<String> headers(String name) {
                return List.of();
            }

            @Override
            public byte[] body() {
                return new byte[0];
            }

            @Override
            public int bodyLength() {
                return 0;
            }

            @Override
            public boolean bodyTruncated() {
                return false;
            }
        };
        assertThat(judge(get("/"), broken))
                .isEqualTo(new Judgement(Outcome.OTHER, "judging failed: IllegalStateException"));
    }

    @Test
    void bodyIsAskedForOnlyWhenItIsRead() throws ProblemsException {
        assertThat(readsBody(get("/").check(CREATED).check(new Check.HeaderMatches("X", new Regex("x")))))
                .isFalse();
        assertThat(readsBody(get("/").extract(new Extraction.FromHeader("x", "X", null))))
                .isFalse();
        assertThat(readsBody(get("/").check(new Check.BodyContains("x")))).isTrue();
        assertThat(readsBody(get("/").check(new Check.JsonEquals("/x", "x")))).isTrue();
        assertThat(readsBody(get("/").extract(new Extraction.FromBody("x", new Regex("x")))))
                .isTrue();
    }

    private static boolean readsBody(StepSpec step) throws ProblemsException {
        return Plans.local().compile(step).choose(0).steps().getFirst().readsBody();
    }

    private static Judgement judge(StepSpec step, Incoming response) throws ProblemsException {
        Flows flows = Plans.local().compile(step);
        return flows.choose(0).steps().getFirst().judge(flows.session(0), response);
    }
}
