package io.tidemark.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTerminalTest {
    @ParameterizedTest
    @CsvSource({"80, 80", "10, 10", "9999, 9999"})
    void aWidthIsBelieved(String text, int columns) {
        assertThat(SystemTerminal.columns(text)).contains(columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "9", "-80", "80x", "99999", "eighty"})
    void anImpossibleWidthIsNot(String text) {
        assertThat(SystemTerminal.columns(text)).isEmpty();
    }

    @Test
    void aMissingWidthIsNot() {
        assertThat(SystemTerminal.columns(null)).isEmpty();
    }

    @Test
    void underTestNobodyWatches() {
        SystemTerminal terminal = new SystemTerminal(name -> name.equals("TERM") ? "dumb" : null);
        assertThat(terminal.isInteractive()).isFalse();
        assertThat(terminal.columns()).isEqualTo(Terminal.DEFAULT_COLUMNS);
    }
}
