package io.tidemark.functions.flow;

import static io.tidemark.functions.flow.Plans.get;
import static io.tidemark.functions.flow.Plans.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Credentials;
import io.tidemark.core.plan.Field;
import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable.Csv;
import io.tidemark.core.plan.Variable.Env;
import io.tidemark.core.plan.Variable.Scope;
import io.tidemark.core.problem.ProblemsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    private static final String HOSTILE = "a b/c?d=e&f#g%ü\r\nX: y";
    private static final String ENCODED = "a%20b%2Fc%3Fd%3De%26f%23g%25%C3%BC%0D%0AX%3A%20y";

    @Test
    void requestWithoutVariablesIsTheSameInstanceForAllUsersOfATarget() throws ProblemsException {
        Flows flows = Plans.to("http://one", "http://two").compile(get("/").header("X-Kind", "plain"));
        CompiledStep step = onlyStep(flows);
        Outgoing first = step.prepare(flows.session(0));
        assertThat(step.prepare(flows.session(2))).isSameAs(first);
        assertThat(step.prepare(flows.session(1))).isNotSameAs(first).isSameAs(step.prepare(flows.session(3)));
    }

    @Test
    void usersTakeTargetsInTurn() throws ProblemsException {
        Flows flows = Plans.to("http://a", "http://b:81", "https://c").compile(get("/"));
        assertThat(List.of(0L, 1L, 2L, 3L, 3_000_000_001L))
                .extracting(user -> request(flows, user).origin().toString())
                .containsExactly("http://a", "http://b:81", "https://c", "http://a", "http://b:81");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            http://h,            /,                    http,  h, 80,   /
            https://h,           /x,                   https, h, 443,  /x
            HTTP://H:8080/api/,  /x?q=1,               http,  h, 8080, /api/x?q=1
            http://h/api,        '',                   http,  h, 80,   /api
            http://h/api?k=v,    '',                   http,  h, 80,   /api?k=v
            http://h,            '',                   http,  h, 80,   /
            http://h/api,        https://other/y#part, https, other, 443, /y
            http://h/api,        https://other:444,    https, other, 444, /
            http://h,            https://o?x=1,        https, o, 443,  /?x=1
            http://my_host:81,   /a b/ü,               http,  my_host, 81, /a%20b/%C3%BC
            http://[::1]:81,     /%2F%41,              http,  ::1, 81, /%2F%41
            """)
    void addressesAreResolved(String target, String url, String scheme, String host, int port, String path)
            throws ProblemsException {
        Outgoing request = request(Plans.to(target).compile(get(url)));
        assertThat(request.origin()).isEqualTo(new Origin(scheme, host, port));
        assertThat(request.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"http, h, 80, h", "http, h, 443, h:443", "https, h, 443, h", "https, ::1, 444, [::1]:444"})
    void authorityLeavesTheStandardPortOut(String scheme, String host, int port, String authority) {
        assertThat(new Origin(scheme, host, port).authority()).isEqualTo(authority);
    }

    @Test
    void valuesCannotChangeTheMeaningOfAUrl() throws ProblemsException {
        Flows flows = Plans.local()
                .variables(row(HOSTILE))
                .compile(get("/items/${row.value}/x?a=${row.value}").query("b=", "${row.value}&"));
        assertThat(request(flows).path())
                .isEqualTo("/items/" + ENCODED + "/x?a=" + ENCODED + "&b%3D=" + ENCODED + "%26");
    }

    @ParameterizedTest
    @CsvSource({
        "/page?x=1#top, /page?x=1",
        "page, /page",
        "https://elsewhere.example/page?x=1, /page?x=1",
        "//elsewhere.example/page, //elsewhere.example/page",
        "http://elsewhere.example, /",
        "/a b, /a%20b"
    })
    void linkFromATableIsFollowedOnTheOwnTarget(String link, String path) throws ProblemsException {
        Outgoing request = request(Plans.local().variables(row(link)).compile(get("${row.value}")));
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.origin()).isEqualTo(new Origin("http", "localhost", 8080));
    }

    @Test
    void queryIsPutBehindTheQueryOfALink() throws ProblemsException {
        Flows flows = Plans.local()
                .variables(row("/page?x=1"))
                .compile(get("${row.value}").query("y", "2"));
        assertThat(request(flows).path()).isEqualTo("/page?x=1&y=2");
    }

    @Test
    void environmentMayNameTheHost() throws ProblemsException {
        Flows flows = Plans.local()
                .environment("BASE", "https://api.example/v1")
                .variables(new Env("base", Scope.USER, "BASE"))
                .compile(get("${base}/x"));
        CompiledStep step = onlyStep(flows);
        assertThat(step.prepare(flows.session(0)).origin()).isEqualTo(new Origin("https", "api.example", 443));
        assertThat(step.prepare(flows.session(0)).path()).isEqualTo("/v1/x");
        assertThat(step.prepare(flows.session(0))).isSameAs(step.prepare(flows.session(1)));
        assertThat(flows.origins()).containsExactly(new Origin("https", "api.example", 443));
    }

    @Test
    void originsAreThoseOfTargetsAndSteps() throws ProblemsException {
        Flows flows = Plans.to("http://a", "http://b").compile(get("/"), get("https://c/${user}"));
        assertThat(flows.origins())
                .containsExactly(
                        new Origin("http", "a", 80), new Origin("http", "b", 80), new Origin("https", "c", 443));
    }

    @Test
    void valuesCannotAddHeaders() throws ProblemsException {
        Flows flows =
                Plans.local().variables(row("a\r\nEvil: 1\0\tb")).compile(get("/").header("X", "<${row.value}>\n"));
        assertThat(header(request(flows), "X")).containsExactly("<aEvil: 1\tb>");
    }

    @Test
    void defaultHeadersAreSentUnlessTheStepHasItsOwn() throws ProblemsException {
        Outgoing plain = request(Plans.local().compressed().compile(get("/")));
        assertThat(header(plain, "User-Agent")).singleElement().asString().startsWith("tidemark/");
        assertThat(header(plain, "Accept-Encoding")).containsExactly("gzip");
        assertThat(header(request(Plans.local().compile(get("/"))), "Accept-Encoding"))
                .isEmpty();
        Outgoing own = request(Plans.local()
                .compressed()
                .compile(get("/").header("user-agent", "mine").header("accept-encoding", "br")));
        assertThat(own.headers()).containsExactly(new Field("user-agent", "mine"), new Field("accept-encoding", "br"));
    }

    @Test
    void ownHostHeaderBecomesTheAuthority() throws ProblemsException {
        Outgoing request = request(Plans.local().compile(get("/").header("Host", "shop.example")));
        assertThat(request.authority()).isEqualTo("shop.example");
        assertThat(header(request, "Host")).isEmpty();
        assertThat(request(Plans.local().compile(get("/"))).authority()).isEqualTo("localhost:8080");
    }

    @Test
    void formIsEncodedAndNamed() throws ProblemsException {
        Body form = new Body.Form(List.of(new Field("na me", "${row.value}"), new Field("b", "1&2")));
        Outgoing request = request(Plans.local().variables(row(HOSTILE)).compile(post("/", form)));
        assertThat(text(request)).isEqualTo("na%20me=" + ENCODED + "&b=1%262");
        assertThat(header(request, "Content-Type")).containsExactly("application/x-www-form-urlencoded");
    }

    @Test
    void textIsSentAsItIsWithItsValues() throws ProblemsException {
        Flows flows = Plans.local()
                .variables(row("ü\"\n"))
                .compile(post("/", new Body.Text("{\"v\": \"${row.value}\", \"$${literal}\": \"$5\"}")));
        assertThat(text(request(flows))).isEqualTo("{\"v\": \"ü\"\n\", \"${literal}\": \"$5\"}");
    }

    @Test
    void bytesOfAFileAreSharedWithVariableHeaders() throws ProblemsException {
        byte[] bytes = {0, (byte) 0xFF, '$', '{'};
        Flows flows = Plans.local().compile(post("/${user}", new Body.Content("file", bytes)));
        assertThat(request(flows, 1).body())
                .isEqualTo(bytes)
                .isSameAs(request(flows, 2).body());
    }

    @Test
    void credentialsBecomeOneHeader() throws ProblemsException {
        Plans basic = Plans.local().environment("USER_NAME", "ann").environment("PASS", "s:ü");
        Outgoing request = request(basic.compile(get("/").as(new Credentials.Basic("USER_NAME", "PASS"))));
        assertThat(header(request, "Authorization")).containsExactly("Basic YW5uOnM6w7w=");
        assertThat(request).hasToString("GET http://localhost:8080");
        Plans bearer = Plans.local().environment("TOKEN", "abc\n");
        assertThat(header(request(bearer.compile(get("/").as(new Credentials.Bearer("TOKEN")))), "Authorization"))
                .containsExactly("Bearer abc");
    }

    private static Csv row(String value) {
        return new Csv(
                "row",
                Scope.ITERATION,
                new Rows("rows.csv", List.of("id", "value"), List.of(List.of("1", value))),
                Csv.Order.SEQUENTIAL);
    }

    private static CompiledStep onlyStep(Flows flows) {
        return flows.choose(0).steps().getFirst();
    }

    private static Outgoing request(Flows flows) {
        return request(flows, 0);
    }

    private static Outgoing request(Flows flows, long user) {
        Session session = flows.session(user);
        session.begin(user);
        return onlyStep(flows).prepare(session);
    }

    private static List<String> header(Outgoing request, String name) {
        return request.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    private static String text(Outgoing request) {
        return new String(request.body(), UTF_8);
    }
}
