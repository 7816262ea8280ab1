package io.tidemark.functions.flow;

import static io.tidemark.functions.flow.Plans.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Field;
import io.tidemark.core.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    private static final String FROM = "https://shop.example/a/b?c=d";
    private static final byte[] BODY = "x=1".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "GET,    301, GET",
        "GET,    302, GET",
        "GET,    303, GET",
        "GET,    307, GET",
        "GET,    308, GET",
        "HEAD,   301, HEAD",
        "HEAD,   303, HEAD",
        "POST,   301, GET",
        "POST,   302, GET",
        "POST,   303, GET",
        "POST,   307, POST",
        "POST,   308, POST",
        "PUT,    301, PUT",
        "PUT,    303, GET",
        "PUT,    307, PUT",
        "DELETE, 302, DELETE",
        "DELETE, 303, GET"
    })
    void methodFollowsTheStatus(String method, int status, String expected) {
        byte[] body = method.equals("GET") || method.equals("HEAD") ? new byte[0] : BODY;
        Outgoing sent =
                Requests.of(method, FROM, body, new Field("Content-Type", "text/x"), new Field("Accept", "*/*"));
        Outgoing next = follow(sent, status, "/next");
        assertThat(next.method()).isEqualTo(expected);
        if (expected.equals(method)) {
            assertThat(next.body()).isEqualTo(status == 303 ? new byte[0] : body);
        } else {
            assertThat(next.body()).isEmpty();
            assertThat(next.headers()).extracting(Field::name).containsExactly("Accept");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 300, 304, 305, 306, 309, 400, 503})
    void otherStatusesAreNotFollowed(int status) {
        assertThat(follow(Requests.get(FROM), status, "/next")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/x,                            https://shop.example        /x",
        "x,                             https://shop.example        /a/x",
        "./x/,                          https://shop.example        /a/x/",
        "../x,                          https://shop.example        /x",
        "../../../x,                    https://shop.example        /x",
        "..,                            https://shop.example        /",
        "?e=f,                          https://shop.example        /a/b?e=f",
        "/x?y=z#part,                   https://shop.example        /x?y=z",
        "/x%2Fy%20z,                    https://shop.example        /x%2Fy%20z",
        "/x y,                          https://shop.example        /x%20y",
        "/schön,                        https://shop.example        /sch%C3%B6n",
        "//other.example/x,             https://other.example       /x",
        "http://other.example,          http://other.example        /",
        "HTTP://Other.Example:8080/X,   http://other.example:8080   /X",
        "https://shop.example:443/x,    https://shop.example        /x",
        "http://[::1]:8080/x,           http://[::1]:8080           /x",
        "http://under_score.example/x,  http://under_score.example  /x"
    })
    void locationIsResolvedAsBrowsersDo(String location, String expected) {
        Outgoing next = follow(Requests.get(FROM), 302, location);
        assertThat(next.origin() + " " + next.path()).isEqualTo(expected.replaceAll(" +", " "));
        assertThat(next.authority()).isEqualTo(next.origin().authority());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ftp://shop.example/x",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "mailto:a@b.example",
                "http://",
                "http:///x",
                "http://user:secret@shop.example/x",
                "http://shop.example:99999/x",
                "http://shop.example:port/x",
                "http://[::1/x",
                "/a%",
                "/a|b",
                ":"
            })
    void rubbishIsNotFollowed(String location) {
        assertThat(follow(Requests.get(FROM), 302, location)).isNull();
    }

    @Test
    void responseWithoutLocationIsNotFollowed() throws ProblemsException {
        assertThat(Redirect.follow(Session.nobody(), Requests.get(FROM), Response.of(302, "")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/x,                        true",
        "https://shop.example/x,    true",
        "http://shop.example/x,     false",
        "https://shop.example:444/, false",
        "https://other.example/x,   false"
    })
    void secretsStayWithTheirOrigin(String location, boolean kept) {
        Outgoing sent = Requests.of(
                "GET",
                FROM,
                new byte[0],
                new Field("authorization", "Basic eA=="),
                new Field("Cookie", "mine=1"),
                new Field("Accept", "*/*"));
        List<String> names =
                follow(sent, 307, location).headers().stream().map(Field::name).toList();
        if (kept) {
            assertThat(names).containsExactly("authorization", "Cookie", "Accept");
        } else {
            assertThat(names).containsExactly("Accept");
        }
    }

    @Test
    void ownHostHeaderIsKeptWithinTheOrigin() {
        Outgoing sent = Requests.get("http://127.0.0.1:8080/", "shop.example");
        assertThat(follow(sent, 302, "/next").authority()).isEqualTo("shop.example");
        assertThat(follow(sent, 302, "http://127.0.0.2/next").authority()).isEqualTo("127.0.0.2");
    }

    @Test
    void cookiesOfARedirectAreSentToTheNextHop() throws ProblemsException {
        Session session = keepingCookies();
        Outgoing sent = flows.choose(0).steps().getFirst().prepare(session);
        Response redirect = Response.of(302, "")
                .header("Location", "/welcome")
                .header("Set-Cookie", "sid=1; Path=/")
                .header("Set-Cookie", "deep=1; Path=/account");
        Outgoing next = Redirect.follow(session, sent, redirect);
        assertThat(cookieOf(next)).isEqualTo("own=1; sid=1");
        Outgoing onwards = Redirect.follow(
                session,
                next,
                Response.of(302, "").header("Location", "/account/home").header("Set-Cookie", "sid=2; Path=/"));
        assertThat(cookieOf(onwards)).isEqualTo("own=1; deep=1; sid=2");
    }

    @Test
    void cookiesOfTheUserAreNotSentToAnotherOrigin() throws ProblemsException {
        Session session = keepingCookies();
        Outgoing sent = flows.choose(0).steps().getFirst().prepare(session);
        Outgoing away = Redirect.follow(
                session,
                sent,
                Response.of(302, "")
                        .header("Location", "https://other.example/")
                        .header("Set-Cookie", "sid=1; Path=/"));
        assertThat(cookieOf(away)).isEmpty();
        Outgoing back =
                Redirect.follow(session, away, Response.of(302, "").header("Location", "https://shop.example/"));
        assertThat(cookieOf(back)).isEqualTo("sid=1");
    }

    @Test
    void finalResponseSetsCookiesOfTheLastHop() throws ProblemsException {
        Session session = keepingCookies();
        CompiledStep step = flows.choose(0).steps().getFirst();
        Outgoing sent = step.prepare(session);
        Redirect.follow(session, sent, Response.of(302, "").header("Location", "https://other.example/"));
        step.judge(session, Response.ok("").header("Set-Cookie", "theirs=1; Path=/"));
        assertThat(cookieOf(step.prepare(session))).as("not the shop's").isEqualTo("own=1");
    }

    private Flows flows;

    private Session keepingCookies() throws ProblemsException {
        flows = Plans.to("https://shop.example/")
                .keepingCookies()
                .compile(get("/login").header("Cookie", "own=1"));
        return flows.session(0);
    }

    private static Outgoing follow(Outgoing sent, int status, String location) {
        return Redirect.follow(Session.nobody(), sent, Response.of(status, "").header("Location", location));
    }

    private static String cookieOf(Outgoing request) {
        return request.headers().stream()
                .filter(field -> field.name().equals("Cookie"))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }
}
