package io.tidemark.functions.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
    @Test
    void namesAreBetweenBraces() {
        assertThat(References.of("a ${b} $c ${d.e f}$${g} $$${h}{i}"))
                .isEqualTo(new References(List.of("b", "d.e f"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "$$", "}", "{a}", "$${a", "$ {a}"})
    void textsWithoutReferencesAreComplete(String text) {
        assertThat(References.of(text)).isEqualTo(new References(List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${a", "${}", "${a}${", "$${a} ${b"})
    void referencesThatAreNotClosedOrHaveNoNameAreIncomplete(String text) {
        assertThat(References.of(text).complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/a/${b}/c, /a/x/c", "${a}${b}, xx", "$${a}, ${a}", "$, $", "'${a', '${a'"})
    void aStandInTakesThePlaceOfReferences(String text, String expected) {
        assertThat(References.filled(text, "x")).isEqualTo(expected);
    }
}
