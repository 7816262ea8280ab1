package io.tidemark.experiment.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    @ParameterizedTest
    @CsvSource({
        "http://h/a b, http://h/a%20b",
        "' http://h/x ', http://h/x",
        "http://h/{id}, http://h/%7Bid%7D",
        "http://h/%7Bid%7D?q=a+b&c=[1], http://h/%7Bid%7D?q=a+b&c=[1]",
        "http://my_service:8080/x, http://my_service:8080/x",
        "https://[::1]:8443/é, https://[::1]:8443/%C3%A9",
    })
    void urlsOfPeopleAreRead(String written, String url) {
        assertThat(Urls.parse(written)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:8080/v2", "/v2/apps", "ftp://h/x", "http:///x", "http://h/%zz"})
    void whatIsNoUrlIsRefused(String text) {
        assertThatThrownBy(() -> Request.get(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a URL");
    }

    @ParameterizedTest
    @CsvSource({"http://h,v2/apps", "http://h/,v2/apps", "http://h/,/v2/apps", "http://h,/v2/apps"})
    void basesAndPathsAreJoined(String base, String path) {
        assertThat(Urls.join(base, path)).isEqualTo("http://h/v2/apps");
    }

    @Test
    void laterHeadersReplaceThoseOfTheSameNameInAnyCase() {
        Request request =
                Request.get("http://h/").withHeaders(Map.of("Accept", "a")).withHeaders(Map.of("ACCEPT", "b"));
        assertThat(request.headers()).containsExactlyEntriesOf(Map.of("ACCEPT", "b"));
    }

    @Test
    void tokenIsAddedUnlessThereIsAnAuthorization() {
        Scope scope = Scope.of(Map.of("dcos_auth_token", "abc"));
        assertThat(Credentials.headers(Map.of("Accept", Template.parse("text/plain")), scope))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Accept", "text/plain", "Authorization", "token=abc"));
        assertThat(Credentials.headers(Map.of("authorization", Template.parse("Basic x")), scope))
                .containsExactlyEntriesOf(Map.of("authorization", "Basic x"));
        assertThat(Credentials.headers(Map.of(), Scope.EMPTY)).isEmpty();
        assertThat(Credentials.headers(Map.of(), Scope.of(Map.of("dcos_auth_token", ""))))
                .isEmpty();
    }
}
