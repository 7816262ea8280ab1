package io.tidemark.functions.flow;

import static io.tidemark.functions.flow.Plans.get;
import static io.tidemark.functions.flow.Plans.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Check.Regex;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Extraction.FromBody;
import io.tidemark.core.plan.Extraction.FromHeader;
import io.tidemark.core.plan.Extraction.FromJson;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExtractionTest {
    private static final Response RESPONSE = Response.ok("{\"id\": 17, \"none\": null, \"name\": \"Ann\"}")
            .header("Location", "/items/17")
            .header("Link", "none")
            .header("Link", "<next>; rel=next");

    static Stream<Arguments> extractions() {
        return Stream.of(
                Arguments.of(new FromHeader("v", "location", null), "/items/17"),
                Arguments.of(new FromHeader("v", "Location", new Regex("/items/(\\d+)")), "17"),
                Arguments.of(new FromHeader("v", "Link", new Regex("<.*?>")), "<next>"),
                Arguments.of(new FromBody("v", new Regex("\"name\": \"(\\w+)\"")), "Ann"),
                Arguments.of(new FromBody("v", new Regex("A(x)?nn")), "Ann"),
                Arguments.of(new FromJson("v", "/id"), "17"));
    }

    @ParameterizedTest
    @MethodSource("extractions")
    void laterStepsUseWhatWasFound(Extraction extraction, String expected) throws ProblemsException {
        Flows flows = Plans.local().compile(get("/").extract(extraction), post("/", new Body.Text("${v}")));
        Session session = flows.session(0);
        session.begin(0);
        assertThat(step(flows, 0).judge(session, RESPONSE)).isSameAs(Judgement.OK);
        assertThat(body(flows, session)).isEqualTo(expected);
        session.begin(1);
        assertThat(body(flows, session)).as("kept for the next iteration").isEqualTo(expected);
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of(new FromHeader("v", "ETag", null), "v not found in header ETag"),
                Arguments.of(new FromHeader("v", "Link", new Regex("prev")), "v not found in header Link"),
                Arguments.of(new FromBody("v", new Regex("Bob")), "v not found in body"),
                Arguments.of(new FromJson("v", "/age"), "v not found in JSON at /age"),
                Arguments.of(new FromJson("v", "/none"), "v not found in JSON at /none"));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void missingValueFailsTheResponse(Extraction extraction, String detail) throws ProblemsException {
        Flows flows = Plans.local().compile(get("/").extract(extraction), post("/", new Body.Text("<${v}>")));
        Session session = flows.session(0);
        assertThat(step(flows, 0).judge(session, RESPONSE)).isEqualTo(new Judgement(Outcome.FAILED_CHECK, detail));
        assertThat(body(flows, session)).as("nothing was ever there").isEqualTo("<>");
    }

    @Test
    void badResponseIsNotExtractedFrom() throws ProblemsException {
        Flows flows = Plans.local()
                .compile(
                        get("/").check(new Check.BodyContains("Bob")).extract(new FromJson("v", "/id")),
                        post("/", new Body.Text("<${v}>")));
        Session session = flows.session(0);
        step(flows, 0).judge(session, RESPONSE);
        assertThat(body(flows, session)).isEqualTo("<>");
    }

    @Test
    void usersDoNotSeeEachOthersValues() throws ProblemsException {
        Flows flows =
                Plans.local().compile(get("/").extract(new FromJson("v", "/id")), post("/", new Body.Text("<${v}>")));
        List<Session> users = List.of(flows.session(0), flows.session(1));
        step(flows, 0).judge(users.get(0), Response.ok("{\"id\": 1}"));
        step(flows, 0).judge(users.get(1), Response.ok("{\"id\": 2}"));
        assertThat(users).extracting(session -> body(flows, session)).containsExactly("<1>", "<2>");
        assertThat(users.getFirst()).hasToString("Session[user 0, iteration 0]");
    }

    @Test
    void expectedValueMayComeFromAnEarlierResponse() throws ProblemsException {
        Flows flows = Plans.local()
                .compile(
                        get("/").extract(new FromJson("v", "/id")),
                        get("/").check(new Check.JsonEquals("/items/0", "no ${v}")));
        Session session = flows.session(0);
        step(flows, 0).judge(session, RESPONSE);
        assertThat(step(flows, 1).judge(session, Response.ok("{\"items\": [\"no 17\"]}")))
                .isSameAs(Judgement.OK);
        assertThat(step(flows, 1)
                        .judge(session, Response.ok("{\"items\": [\"no 18\"]}"))
                        .detail())
                .isEqualTo("/items/0 is \"no 18\" instead of \"no ${v}\"");
        assertThat(step(flows, 1).judge(session, Response.ok("{}")).detail()).isEqualTo("/items/0 is missing");
    }

    private static CompiledStep step(Flows flows, int number) {
        return flows.choose(0).steps().get(number);
    }

    private static String body(Flows flows, Session session) {
        return new String(step(flows, 1).prepare(session).body(), UTF_8);
    }
}
