package io.tidemark.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredRunTest {
    private static final Entry ENTRY =
            new Entry("20261120-191500-3f9c", "Käse \"1\"", 12, Entry.Kind.COMPARE, "DECIDED", "", Optional.empty());

    @Test
    void anIndexIsReadBackExactly() throws IOException {
        StoredRun run = new StoredRun(ENTRY, List.of(new StoredFile("a/b.csv", 3), new StoredFile("c", 0)));
        assertThat(StoredRunJson.read("x", StoredRunJson.write(run))).isEqualTo(run);
        StoredRun figured = new StoredRun(
                new Entry("a", "", 0, Entry.Kind.SIZE, "FOUND", "h", Optional.of(new Entry.Figure(0.1, "1/s"))),
                List.of());
        assertThat(StoredRunJson.read("x", StoredRunJson.write(figured))).isEqualTo(figured);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":\"tidemark-index\",\"formatVersion\":2} | format version 1",
                "{\"format\":\"x\",\"formatVersion\":1} | format version 1",
                "{\"format\":\"tidemark-index\",\"formatVersion\":1} | the field id is missing",
                "{ | damaged",
                "7 | not an index",
            })
    void anIndexOfSomethingElseIsRefused(String json, String message) {
        assertThatThrownBy(() -> StoredRunJson.read("index/x.json", json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("index/x.json: ")
                .hasMessageContaining(message);
    }

    /** The index may have been written by somebody who means no good. */
    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a//b", "a/.", "", "C:x", "a\\..\\x"})
    void aFileNeverLeadsOutOfItsRun(String name) {
        assertThatThrownBy(() -> new StoredFile(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "", "a/b", ".hidden", "-x", "a b"})
    void anIdIsTheNameOfADirectory(String id) {
        assertThatThrownBy(() -> ENTRY.withId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://load-tests, load-tests, ''",
        "s3://load-tests/, load-tests, ''",
        "s3://load-tests/team-a, load-tests, team-a/",
        "s3://load-tests/team-a/2026/, load-tests, team-a/2026/",
    })
    void placesAreUnderstood(String text, String bucket, String prefix) {
        S3Place place = S3Place.parse(text);
        assertThat(place).isEqualTo(new S3Place(bucket, prefix));
        assertThat(S3Place.parse(place.toString())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load-tests",
                "s3:/x",
                "s3://",
                "s3://ab",
                "s3://Load",
                "s3://a..b",
                "s3://10.0.0.1",
                "s3://load_tests",
                "s3://load-tests//a",
                "s3://load-tests/a b",
                "https://load-tests"
            })
    void whatIsNoPlaceIsTold(String text) {
        assertThatThrownBy(() -> S3Place.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be s3://BUCKET or s3://BUCKET/PREFIX");
    }
}
