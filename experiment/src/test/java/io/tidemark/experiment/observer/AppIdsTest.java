package io.tidemark.experiment.observer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppIdsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "http://m/v2/apps | {\"id\": \"/scale-instances/x\"} | /scale-instances/x",
                "http://m/v2/apps | {\"id\": \"x\"} | /x",
                "http://m/v2/apps | [{\"id\": \"x\"}, {\"id\": \"/y/\"}] | /x /y",
                "http://m/v2/apps | \"id\": \"/no/braces\", \"cmd\": \"sleep\" | /no/braces",
                "http://m/v2/apps//a/b?force=true | {\"instances\": 3} | /a/b",
                "http://m/v2/groups/g | - | /g",
                "http://m/v2/pods | {\"id\": \"/p\", \"containers\": [{\"id\": \"no\"}]} | /p",
                "http://m/v2/groups | {\"id\":\"g\",\"apps\":[{\"id\":\"a\"}],\"groups\":[{\"id\":\"h\",\"apps\":[{\"id\":\"b\"}]}]} "
                        + "| /g /g/a /g/h /g/h/b",
                "http://m/v2/deployments | {\"id\": \"/a\"} | -",
                "http://m/other | {\"id\": \"/a\"} | -",
            })
    void idsOfARequest(String url, String body, String ids) {
        assertThat(AppIds.of(url, body == null ? "" : body))
                .containsExactlyInAnyOrderElementsOf(ids == null ? List.of() : List.of(ids.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"/a/b/c, /a/b", "/a, /", "/, /"})
    void parentIsTheGroup(String id, String parent) {
        assertThat(AppIds.parent(id)).isEqualTo(parent);
    }
}
