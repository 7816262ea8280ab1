package io.tidemark.experiment.logstax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PatternLibraryTest {
    private final PatternLibrary library = PatternLibrary.common();

    @Test
    void everyPatternOfTheLibraryCompiles() {
        List<String> broken = new ArrayList<>();
        for (String name : library.names()) {
            try {
                Grok.compile("%{" + name + "}", library);
            } catch (IllegalArgumentException e) {
                broken.add(name + ": " + e.getMessage());
            }
        }
        assertThat(broken).isEmpty();
        assertThat(library.names()).hasSizeGreaterThan(300);
    }

    @Test
    void ownPatternsAddToTheLibraryAndReplaceItsOwn() {
        PatternLibrary own = library.with(Map.of("TEA", "(?:green|black) tea", "INT", "[0-9]+i"));
        assertThat(Grok.compile("%{TEA:tea} %{INT:cups}", own).match("green tea 5i", Matching.WHOLE))
                .hasValueSatisfying(fields ->
                        assertThat(fields).containsExactly(Map.entry("tea", "green tea"), Map.entry("cups", "5i")));
        assertThat(library.names()).doesNotContain("TEA");
    }

    @Test
    void unknownPatternIsRefusedWithItsNearest() {
        assertThatThrownBy(() -> Grok.compile("%{NUMBR:x}", library))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%{NUMBR} is no known pattern; did you mean NUMBER?");
    }

    @Test
    void patternThatIsMadeOfItselfIsRefused() {
        PatternLibrary own = library.with(Map.of("A", "a%{B}", "B", "b%{A}"));
        assertThatThrownBy(() -> Grok.compile("%{A}", own))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%{A} is made of itself");
    }

    @Test
    void patternThatGrowsWithoutBoundIsRefused() {
        PatternLibrary own = library;
        for (int i = 1; i < 40; i++) {
            own = own.with(Map.of("P" + i, "%{P" + (i - 1) + "}%{P" + (i - 1) + "}"));
        }
        PatternLibrary many = own.with(Map.of("P0", "xxxxxxxxxx"));
        assertThatThrownBy(() -> Grok.compile("%{P39}", many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be shorter");
    }
}
