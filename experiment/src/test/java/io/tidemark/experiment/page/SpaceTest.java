package io.tidemark.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final SequencedMap<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("type", "Type");
        TITLES.put("rate", "Rate (1/s)");
        TITLES.put("fixed", "Fixed");
    }

    @Test
    void numbersAreInTheirOrderAndComeBeforeTexts() {
        Space space = Space.of(
                TITLES,
                List.of(
                        Map.of("type", "t3", "rate", 10, "fixed", 1),
                        Map.of("type", "c7i", "rate", 2.0, "fixed", 1L),
                        Map.of("type", "t3", "rate", 2L, "fixed", 1.0)));
        assertThat(space.axes()).containsExactly("rate", "type");
        assertThat(space.dimensions().getFirst().values()).isEqualTo(List.of(2.0, 10.0));
        assertThat(space.dimensions().getFirst().isNumeric()).isTrue();
        assertThat(space.dimensions().getLast().values()).isEqualTo(List.of("t3", "c7i"));
        assertThat(space.dimensions().getLast().isNumeric()).isFalse();
        assertThat(space.at()).containsExactly(List.of(1, 0), List.of(0, 1), List.of(0, 0));
        assertThat(space.fixed()).containsExactly(Map.entry("fixed", 1.0));
    }

    @Test
    void aMixtureOfTextsAndNumbersIsCategories() {
        Space space = Space.of(TITLES, List.of(Map.of("rate", 3), Map.of("rate", "max")));
        assertThat(space.dimensions().getFirst().isNumeric()).isFalse();
        assertThat(space.at()).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void whereNothingVariesThereIsOnePlace() {
        assertThat(Space.of(TITLES, List.of(Map.of("type", "t3"))).at()).containsExactly(List.of(0));
        Space none = Space.of(new LinkedHashMap<>(), List.of(Map.of()));
        assertThat(none.axes()).containsExactly("phase");
        assertThat(none.at()).containsExactly(List.of(0));
    }
}
