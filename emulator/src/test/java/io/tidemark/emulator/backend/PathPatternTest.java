package io.tidemark.emulator.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.emulator.app.AppKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/accounts/{account}/applications/{app}/servo, /accounts/a/applications/app00001/servo, a, app00001",
        "/apps/{app}, /apps/x, '', x",
        "/apps/{app}, /apps/{app}, '', {app}",
        "/{app}/of/{account}, /x/of/a, a, x",
        "/accounts/{account}/apps, /accounts/a/apps, a, ''",
        "/all, /all, '', ''"
    })
    void pathsNameAccountsAndApplications(String pattern, String path, String account, String app) {
        assertThat(PathPattern.parse(pattern).match(segments(path))).contains(new AppKey(account, app));
        assertThat(PathPattern.parse(pattern)).hasToString(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/{app}, /apps",
        "/apps/{app}, /apps/",
        "/apps/{app}, /apps/x/",
        "/apps/{app}, /apps/x/y",
        "/apps/{app}, /Apps/x",
        "/apps/{app}, /",
        "/{account}/{app}, //x"
    })
    void otherPathsDoNotMatch(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).match(segments(path))).isEmpty();
    }

    @Test
    void slashesWithinANameAreNotOfThePattern() {
        assertThat(PathPattern.parse("/apps/{app}").match(List.of("apps", "x/y")))
                .contains(new AppKey("", "x/y"));
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/{app}, /apps/{app}, true",
        "/apps/{app}, /apps/mine, true",
        "/{account}/x, /apps/{app}, true",
        "/apps/{app}, /things/{app}, false",
        "/apps/{app}, /apps/{app}/x, false",
        "/apps/{app}/a, /apps/{app}/b, false"
    })
    void patternsOverlapWhenOnePathCanMatchBoth(String one, String other, boolean overlap) {
        assertThat(PathPattern.parse(one).overlaps(PathPattern.parse(other))).isEqualTo(overlap);
        assertThat(PathPattern.parse(other).overlaps(PathPattern.parse(one))).isEqualTo(overlap);
    }

    @Test
    void knowsWhatItNames() {
        assertThat(PathPattern.parse("/a/{account}/b").hasAccount()).isTrue();
        assertThat(PathPattern.parse("/a/{account}/b").hasApp()).isFalse();
        assertThat(PathPattern.parse("/a/{app}/b").hasAccount()).isFalse();
        assertThat(PathPattern.parse("/a/{app}/b").hasApp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "apps/{app}",
                "//a",
                "/a/",
                "/{app}/{app}",
                "/{account}/{account}",
                "/a{app}",
                "/{name}",
                "/{app",
                "/a b",
                "/a?b",
                "/a%20b",
                "/é"
            })
    void whatIsNoPathIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse(text))
                .withMessageStartingWith("must be a path such as /accounts/{account}/applications/{app}");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
