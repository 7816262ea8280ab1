package io.tidemark.functions.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads a file that is no plan, as other modules do. */
class SectionTest {
    private static final Keys RECIPE = Keys.of("name", "oven", "time", "eggs", "parts", "vegan", "notes");

    private final Problems problems = new Problems();

    private enum Oven {
        FAN,
        TOP_AND_BOTTOM
    }

    private static final Choices<Oven> OVENS = Choices.words(Oven.class);

    @Test
    void valuesOfEveryKindAreRead() {
        Section recipe = read("""
                name: Cake
                oven: top-and-bottom
                time: 1h30m
                eggs: 4
                vegan: false
                parts: {flour: 1kg, ice: 0s}
                """);
        assertThat(recipe.find("name").map(Value::label)).contains("Cake");
        assertThat(recipe.choice("oven", OVENS, Oven.FAN)).isEqualTo(Oven.TOP_AND_BOTTOM);
        assertThat(recipe.positiveDuration("time", Duration.ZERO)).isEqualTo(Duration.ofMinutes(90));
        assertThat(recipe.find("eggs").map(eggs -> eggs.whole(1, 12))).contains(4L);
        assertThat(recipe.yes("vegan", true)).isFalse();
        assertThat(recipe.find("parts").orElseThrow().entries("must be parts"))
                .extracting(NamedValue::name)
                .containsExactly("flour", "ice");
        assertThat(recipe.has("notes")).isFalse();
        assertThat(recipe.duration("notes", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(problems.inOrder()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsFoundAtOnceByLine() {
        Section recipe = read("""
                nmae: Cake
                oven: fann
                time: 90
                eggs: 13
                vegan: maybe
                parts: {ice: ""}
                """);
        recipe.require("name", "is missing: what it is called");
        recipe.choice("oven", OVENS, Oven.FAN);
        recipe.positiveDuration("time", Duration.ZERO);
        recipe.find("eggs").ifPresent(eggs -> eggs.whole(1, 12));
        recipe.yes("vegan", true);
        recipe.find("parts").orElseThrow().entries("must be parts").getFirst().rejectName("must be there", "buy some");
        assertThat(found())
                .containsExactly(
                        "line 1: nmae: is not a known key (did you mean name?)",
                        "line 1: name: is missing: what it is called",
                        "line 2: oven = fann: must be one of fan, top-and-bottom (did you mean fan?)",
                        "line 3: time = 90: must be a duration such as 500ms, 5s, 1m30s or 1h (write 90s)",
                        "line 4: eggs = 13: must be a whole number from 1 to 12",
                        "line 5: vegan = maybe: must be true or false",
                        "line 6: parts.ice: must be there (buy some)");
    }

    @Test
    void keysThatCannotBeTogetherAreProblems() {
        Section recipe = read("eggs: 2\nvegan: true\noven: fan\n");
        assertThat(recipe.exclusive(List.of("vegan", "eggs"))).contains("eggs");
        recipe.forbid(List.of("oven", "time"), "is for cakes");
        assertThat(found())
                .containsExactly(
                        "line 2: vegan = true: cannot be together with eggs (leave one of them out)",
                        "line 3: oven = fan: is for cakes");
    }

    @Test
    void whatIsNotAMappingIsOneProblemAndHasNoKeys() {
        Section parts = read("parts: 3").find("parts").orElseThrow().section(Keys.of("flour", "ice"));
        assertThat(parts.find("flour")).isEmpty();
        parts.reject("flour", "is missing");
        assertThat(found()).containsExactly("line 1: parts = 3: must be a mapping with flour, ice");
    }

    @Test
    void askingForAKeyThatIsNotKnownIsAMistakeOfTheReader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("name: Cake").find("nmae"))
                .withMessageContaining("nmae must be one of");
    }

    private Section read(String yaml) {
        try {
            YamlFile file = new YamlFile("recipe", problems);
            return file.root(file.tree(yaml), RECIPE, "must be a recipe");
        } catch (ProblemsException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private List<String> found() {
        return problems.inOrder().stream().map(Problem::toString).toList();
    }
}
