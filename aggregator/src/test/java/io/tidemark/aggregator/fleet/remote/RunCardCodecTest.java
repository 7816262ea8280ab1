package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCardCodecTest {
    private static final RunCard CARD =
            new RunCard("lambda", 7, "abc", new byte[] {1, -2, 3}, "plans/x.zip", "bucket", true, false, 99);

    @Test
    void aCardIsReadAsItWasWritten() throws IOException {
        RunCard read = RunCardCodec.decode(RunCardCodec.encode(CARD));
        assertThat(read).usingRecursiveComparison().isEqualTo(CARD);
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() throws IOException {
        String later = RunCardCodec.encode(CARD).replace("{\"card\"", "{\"later\":[1],\"card\"");
        assertThat(RunCardCodec.decode(later).workers()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"card\":1      | \"card\":2      | another version",
                "\"workers\":7   | \"workers\":0   | workers must be > 0 but is 0",
                "\"workers\":7   | \"workers\":\"7\" | workers is missing",
                "\"kind\":       | \"sort\":       | kind is missing",
                "\"Af4D\"        | \"?\"            | not the card of a run",
                "{              | [              | ",
            })
    void whatIsNoCardIsRefused(String of, String by, String message) {
        String damaged = RunCardCodec.encode(CARD).replace(of, by);
        assertThatThrownBy(() -> RunCardCodec.decode(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message == null ? "" : message);
    }
}
