package io.tidemark.experiment.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '%', quoteCharacter = '`', textBlock = """
            a b  c          % a|b|c
            a 'b c' d       % a|b c|d
            a "b c"d        % a|b cd
            a\\ b c         % a b|c
            a '' ""         % a||
            '\\n' "\\n\\"\\\\" \\n % \\n|\\n"\\|n
            a$HOME *.x ~    % a$HOME|*.x|~
            it"'"s          % it's
            --x="1 2"       % --x=1 2
            """)
    void wordsAreDividedAsAShellDoes(String line, String words) {
        assertThat(String.join("|", CommandLine.words(line))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a 'b", "a \"b", "a \\", "\"\\"})
    void whatHasNoEndIsRefused(String line) {
        assertThatThrownBy(() -> CommandLine.words(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the command line");
    }
}
