package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceKeyTest {
    private static final Post POST = new Post("20261125-101500-3f9c", 12, 3);

    @Test
    void keysReadBackAsThemselves() {
        for (boolean last : new boolean[] {false, true}) {
            PieceKey key = new PieceKey(POST, 44, last);
            assertThat(key.text()).startsWith(PieceKey.prefix(POST.runId()));
            assertThat(PieceKey.parse(key.text())).contains(key);
        }
    }

    @Test
    void theLastPieceIsKnownByItsKey() {
        assertThat(new PieceKey(POST, 44, true).text()).isEqualTo("requests/20261125-101500-3f9c/12-3-44-end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "requests/run/",
                "requests/run/1-2",
                "requests/run/1-2-x",
                "requests/run/1-2-3-END",
                "requests/run/1-2-99999999999",
                "requests/a/b/1-2-3",
                "parcels/run/1-2-3"
            })
    void otherKeysAreNone(String key) {
        assertThat(PieceKey.parse(key)).isEmpty();
    }
}
