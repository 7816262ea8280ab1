package io.tidemark.emulator.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTest {
    @ParameterizedTest
    @CsvSource({
        "appNNNNN, 0, app00000",
        "appNNNNN, 4999, app04999",
        "appNNNNN, 99999, app99999",
        "appNNNNN, 100000, app100000",
        "N, 0, 0",
        "N, 10, 10",
        "NNN-of-shop, 7, 007-of-shop",
        "North-NN, 7, North-07",
        "a.b_c~d-NN.x, 7, a.b_c~d-07.x",
        "appNNNNNNNNN, 7, app000000007"
    })
    void numbersTakeThePlaceOfTheLastNs(String pattern, int number, String name) {
        Naming naming = Naming.parse(pattern);
        assertThat(naming.name(number)).isEqualTo(name);
        assertThat(naming.isAmong(number + 1, name)).isTrue();
        assertThat(naming.isAmong(number, name)).isFalse();
        assertThat(naming).hasToString(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app00005",
                "app0000",
                "app000001",
                "app-0001",
                "app+0001",
                "app 0001",
                "app0000x",
                "app",
                "00001",
                "App00001",
                "app00001 ",
                "app99999999999",
                "app٠٠٠٠١",
                ""
            })
    void otherNamesAreNotAmongThem(String name) {
        assertThat(Naming.parse("appNNNNN").isAmong(5, name)).isFalse();
    }

    @Test
    void prefixAndSuffixMayNotShareLetters() {
        assertThat(new Naming("aba", 1, "ba").isAmong(10, "aba")).isFalse();
        assertThat(new Naming("aba", 1, "ba").isAmong(10, "aba0ba")).isTrue();
    }

    @Test
    void allNamesDifferAndAreAmongThem() {
        Naming naming = Naming.parse("xNN-1");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1_500; i++) {
            names.add(naming.name(i));
            assertThat(naming.isAmong(1_500, naming.name(i))).isTrue();
        }
        assertThat(names).hasSize(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app", "app/N", "app N", "éN", "NNNNNNNNNN", "appNNNNNNNNNNNN", "{app}N", "${x}N"})
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Naming.parse(text))
                .withMessage(
                        "must be a name with its number as 1 to 9 Ns, such as appNNNNN: letters, digits, . _ ~ and -");
    }

    @Test
    void veryLongNamesAreRefusedInNoTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> Naming.parse("N".repeat(1_000_000) + "/"));
    }
}
