package io.tidemark.functions.flow;

import static io.tidemark.functions.flow.Plans.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Field;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    private static final int LOGIN = 0;
    private static final int SHOP = 1;
    private static final int OTHER_HOST = 2;
    private static final int SUBDOMAIN = 3;
    private static final int CLEAR = 4;
    private static final int OWN = 5;

    private final Plans plans = Plans.to("https://shop.example/").keepingCookies();
    private Flows flows;
    private Session session;

    @BeforeEach
    void compile() throws ProblemsException {
        flows = plans.compile(
                get("/account/login"),
                get("/shop?x=/account"),
                get("https://elsewhere.example/account/x"),
                get("https://api.shop.example/account/x"),
                get("http://shop.example/account/x"),
                get("/account/own").header("Cookie", "mine=1"));
        session = flows.session(0);
    }

    @Test
    void cookieIsSentBackAndReplaced() {
        answer(LOGIN, "sid=1; Path=/");
        assertThat(sent(SHOP)).isEqualTo("sid=1");
        answer(LOGIN, "sid=2; Path=/");
        assertThat(sent(SHOP)).isEqualTo("sid=2");
        session.begin(1);
        assertThat(sent(SHOP)).as("kept for the next iteration").isEqualTo("sid=2");
    }

    @ParameterizedTest
    @CsvSource({
        "s=1,                                      s=1, '',  '',  '',  s=1",
        "s=1; Path=/,                              s=1, s=1, '',  '',  s=1",
        "s=1; Path=/; Domain=shop.example,         s=1, s=1, '',  s=1, s=1",
        "s=1; Path=/; Secure,                      s=1, s=1, '',  '',  ''",
        "s=1; Path=/shop,                          '',  s=1, '',  '',  ''",
        "s=1; Domain=elsewhere.example; Path=/,    '',  '',  '',  '',  ''",
        "s=1; Path=/; HttpOnly; SameSite=Strict,   s=1, s=1, '',  '',  s=1"
    })
    void cookieGoesWhereItIsMeantToGo(
            String header, String login, String shop, String otherHost, String subdomain, String clear) {
        answer(LOGIN, header);
        assertThat(List.of(sent(LOGIN), sent(SHOP), sent(OTHER_HOST), sent(SUBDOMAIN), sent(CLEAR)))
                .containsExactly(login, shop, otherHost, subdomain, clear);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s=1; Path=/; Max-Age=60", "s=1; Path=/; Expires=Thu, 01 Jan 2026 00:01:00 GMT"})
    void cookieExpires(String header) {
        answer(LOGIN, header);
        plans.clock.advance(Duration.ofSeconds(59));
        assertThat(sent(SHOP)).isEqualTo("s=1");
        plans.clock.advance(Duration.ofSeconds(1));
        assertThat(sent(SHOP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s=; Path=/; Max-Age=0",
                "s=; Path=/; Max-Age=-5",
                "s=x; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"
            })
    void serviceRemovesACookie(String header) {
        answer(LOGIN, "s=1; Path=/");
        answer(LOGIN, header);
        assertThat(sent(SHOP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s=1; Path=/; Max-Age=never", "s=1; Path=/; Max-Age=99999999999999999999"})
    void oddAgesDoNotExpireACookie(String header) {
        answer(LOGIN, header);
        plans.clock.advance(Duration.ofDays(300));
        assertThat(sent(SHOP)).isEqualTo("s=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", ";", "=x", ";;;=", "\0"})
    void malformedCookieIsIgnored(String header) {
        answer(LOGIN, header, "good=1; Path=/");
        assertThat(sent(SHOP)).endsWith("good=1");
    }

    @Test
    void cookiesShareOneHeader() {
        answer(LOGIN, "a=1; Path=/", "b=2; Path=/");
        assertThat(sent(SHOP)).isEqualTo("a=1; b=2");
        assertThat(sent(OWN)).isEqualTo("mine=1; a=1; b=2");
    }

    @Test
    void badResponsesSetCookiesAsWell() {
        step(LOGIN).prepare(session);
        Response refused = Response.of(401, "").header("Set-Cookie", "sid=1; Path=/");
        assertThat(step(LOGIN).judge(session, refused).outcome()).isEqualTo(Outcome.STATUS_4XX);
        assertThat(sent(SHOP)).isEqualTo("sid=1");
    }

    @Test
    void usersHaveTheirOwnCookies() {
        answer(LOGIN, "sid=1; Path=/");
        assertThat(step(SHOP).prepare(flows.session(1)).headers()).noneMatch(CookiesTest::isCookie);
    }

    @Test
    void requestWithoutMatchingCookieIsTheSharedOne() {
        Outgoing shared = step(SHOP).prepare(session);
        answer(LOGIN, "sid=1; Path=/account");
        assertThat(step(SHOP).prepare(session)).isSameAs(shared);
    }

    @Test
    void jarIsBounded() {
        answer(
                LOGIN,
                IntStream.range(0, 10_000).mapToObj(i -> "c" + i + "=1; Path=/").toArray(String[]::new));
        assertThat(sent(SHOP).split("; ", -1)).hasSize(50).contains("c9999=1");
    }

    @Test
    void planWithoutCookiesKeepsNone() throws ProblemsException {
        Flows without = Plans.local().compile(get("/"));
        Session user = without.session(0);
        CompiledStep step = without.choose(0).steps().getFirst();
        Outgoing shared = step.prepare(user);
        step.judge(user, Response.ok("").header("Set-Cookie", "sid=1; Path=/"));
        assertThat(step.prepare(user)).isSameAs(shared);
    }

    private void answer(int number, String... cookies) {
        step(number).prepare(session);
        Response response = Response.ok("");
        for (String cookie : cookies) {
            response = response.header("set-cookie", cookie);
        }
        assertThat(step(number).judge(session, response)).isSameAs(Judgement.OK);
    }

    /** What the request says; empty when it has no such header. */
    private String sent(int number) {
        List<String> headers = step(number).prepare(session).headers().stream()
                .filter(CookiesTest::isCookie)
                .map(Field::value)
                .toList();
        assertThat(headers).hasSizeLessThanOrEqualTo(1);
        return headers.isEmpty() ? "" : headers.getFirst();
    }

    private static boolean isCookie(Field field) {
        return field.name().equalsIgnoreCase("Cookie");
    }

    private CompiledStep step(int number) {
        return flows.choose(0).steps().get(number);
    }
}
