package io.tidemark.experiment.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.page.Browser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonPageTest extends Browser {
    private static final String FIRST = "sides-0";

    @Test
    void bothSidesStandOverTheAxis() throws IOException, InterruptedException {
        open(
                Datasets.of("old.json").at(0, 0, 2).at(10, 10, 12),
                Datasets.of("new.json").at(0, 4, 6).at(5, 8, 10).at(10, 14, 16),
                1400);
        assertThat(text("#status")).isEqualTo("REJECTED");
        assertThat(text("#outcome")).isEqualTo("3.82 standard deviations apart; the threshold is 1.");
        assertThat(texts("#differences li")).containsExactly("m is higher: 6 → 9.6667 (+61.1 %), 3.82 σ");
        assertThat(text("#before")).isEqualTo("before: old.json");
        assertThat(curves(FIRST)).containsExactly("before", "after");
        assertThat(values(FIRST, 1)).containsExactly(1.0, 11.0);
        assertThat(values(FIRST, 2)).containsExactly(5.0, 9.0, 15.0);
        assertThat(text("#place-0 tbody tr:nth-child(2)")).contains("between");
        assertThat(text("#notes")).contains("straight lines along x");
    }

    @Test
    void twoAxesHaveAMapOfTheDifference() throws IOException, InterruptedException {
        Datasets one = Datasets.of("a");
        Datasets other = Datasets.of("b");
        for (int x = 1; x <= 4; x++) {
            for (int y = 1; y <= 3; y++) {
                one.point(Map.of("x", x, "y", y), "m", x, x + 2);
                other.point(Map.of("x", x, "y", y), "m", x + y - 2, x + y);
            }
        }
        open(one, other, 1400);
        choose("explore-sides-trace", "difference in σ");
        assertThat(text("#map-sides-0 figcaption")).isEqualTo("m: difference in σ");
        browser.evaluate("document.querySelector('#map-sides-0 svg').focus()");
        browser.press(RIGHT);
        assertThat(text("#map-sides-0 .readout")).startsWith("difference in σ: -1 · x = 1, y = 1");
        assertThat(count("#place-0 tbody tr")).isEqualTo(12);
    }

    @Test
    void whatIsTheSameIsGreen() throws IOException, InterruptedException {
        Datasets same = Datasets.of("a").at(1, 1, 2, 3).figure("capacity", 100, 3);
        open(same, same, 400);
        assertThat(text("#status")).isEqualTo("ACCEPTED");
        assertThat(count(".verdict.good")).isEqualTo(1);
        assertThat(count("#differences")).isZero();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isEqualTo(400);
    }

    @Test
    void nothingInCommonIsSaid() throws IOException, InterruptedException {
        open(Datasets.of("a").at(1, 1), Datasets.of("b").at(2, 1), 1400);
        assertThat(text("#status")).isEqualTo("NOT COMPARED");
        assertThat(text("#scores tbody tr")).contains("not compared");
        assertThat(values(FIRST, 1)).containsExactly(1.0);
    }

    @Test
    void hostileWordsAreShownAndNotRun() throws IOException, InterruptedException {
        String hostile = "</script><img src=x onerror=\"document.title=1\">";
        Datasets side = Datasets.of(hostile).point(Map.of(hostile, hostile), hostile, 1, 2);
        open(side, side, 1400);
        assertThat(text("#title")).isEqualTo(hostile);
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
    }

    @Test
    void forMachinesThereIsJsonWithoutNumbersThatAreNone() {
        Comparison comparison = Comparer.compare(
                Datasets.of("a").at(1, 0).point(Map.of("x", 2.0), "n", 1).make(),
                Datasets.of("b").at(1, 7).point(Map.of("x", 3.0), "n", 1).make(),
                new CompareSettings(Map.of("m", 0.5), 0, 25, Set.of(), Optional.of("x"), 0.05, Map.of(), false));
        assertThat(ComparisonJson.of(comparison))
                .startsWith("{\"type\":\"comparison\",\"before\":\"a\",\"after\":\"b\",\"accepted\":true,"
                        + "\"threshold\":25.0,\"sum\":20.0,\"scores\":{\"m\":20.0},\"axis\":\"x\",\"metrics\":[{"
                        + "\"metric\":\"m\",\"units\":\"\",\"verdict\":\"same\",\"score\":20.0,\"weight\":0.5,"
                        + "\"before\":0,\"after\":7,\"change\":null,\"outliers\":0,\"places\":[{\"parameters\":{\"x\":1},"
                        + "\"before\":{\"mean\":0,\"error\":0,\"n\":1},\"after\":{\"mean\":7,\"error\":0,\"n\":1},"
                        + "\"score\":20.0,\"basis\":\"no spread\"}]},")
                .contains("\"metric\":\"n\"", "\"verdict\":\"not compared\"", "\"before\":null");
        assertThat(List.of(ComparisonJson.of(comparison).split("\n"))).hasSize(1);
    }

    private void open(Datasets before, Datasets after, int width) throws IOException, InterruptedException {
        open(ComparisonPage.render(Comparer.compare(before.make(), after.make(), CompareSettings.DEFAULT)), width);
    }
}
