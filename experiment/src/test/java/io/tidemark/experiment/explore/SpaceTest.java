package io.tidemark.experiment.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final Space SPACE = Space.of(Range.of("a", 0, 2, 1), Range.of("b", 0.5, 1, 0.25));

    @Test
    void theLastParameterVariesFastest() {
        assertThat(SPACE.all().stream().map(SPACE::values).limit(4))
                .containsExactly(
                        new LinkedHashMap<>(Map.of("a", 0L, "b", 0.5)),
                        new LinkedHashMap<>(Map.of("a", 0L, "b", 0.75)),
                        new LinkedHashMap<>(Map.of("a", 0L, "b", 1.0)),
                        new LinkedHashMap<>(Map.of("a", 1L, "b", 0.5)));
        assertThat(SPACE.all()).hasSize(9);
        assertThat(SPACE.size()).isEqualTo(9);
    }

    @Test
    void aSpotIsFoundByItsValues() {
        assertThat(SPACE.all())
                .allSatisfy(spot -> assertThat(SPACE.spot(SPACE.values(spot))).contains(spot));
        assertThat(SPACE.spot(Map.of("a", 1L))).isEmpty();
        assertThat(SPACE.spot(Map.of("a", 1L, "b", 0.6))).isEmpty();
        assertThat(SPACE.spot(Map.of("a", "1", "b", 0.5))).isEmpty();
    }

    @Test
    void distancesAreInTheUnitsOfTheParameters() {
        assertThat(SPACE.distance(Spot.of(0, 0), Spot.of(2, 2))).isEqualTo(Math.hypot(2, 0.5), within(1e-12));
    }

    @Test
    void aParameterThatIsThereTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Space.of(Range.of("a", 0, 1, 1), Range.of("a", 0, 1, 1)))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(() -> new Space(List.of()));
    }

    @Test
    void aDesignIsSpreadOutAndHasEverySpotOnce() {
        Space large = Space.of(Range.of("a", 0, 99, 1), Range.of("b", 0, 99, 1));
        List<Spot> design = Design.of(large, 10, 5);

        assertThat(new HashSet<>(design)).hasSize(10);
        for (int parameter = 0; parameter < 2; parameter++) {
            int its = parameter;
            assertThat(design.stream().map(spot -> spot.indices().get(its) / 10).distinct())
                    .as("tenths of parameter %d that have a spot", parameter)
                    .hasSize(10);
        }
        assertThat(Design.of(large, 10, 5)).isEqualTo(design);
        assertThat(Design.of(large, 10, 6)).isNotEqualTo(design);
    }

    @Test
    void aDesignOfASmallSpaceHasNoMoreThanThereIs() {
        assertThat(new HashSet<>(Design.of(SPACE, 9, 1))).hasSize(9);
        assertThat(Design.of(SPACE, 50, 1)).hasSize(9);
        assertThat(Design.of(Space.of(Range.of("a", 3, 3, 1)), 4, 1)).containsExactly(Spot.of(0));
    }
}
