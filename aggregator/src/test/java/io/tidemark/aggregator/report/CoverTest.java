package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What others add to a report. */
class CoverTest {
    private static final Layer.Line LINE = Layer.Line.of(
            "line", Colour.BLUE, Layer.Style.DASHED, List.of(1.0, 2.0, 3.0), List.of(0.1, Double.NaN, 4e9));

    @Test
    void theHeadlineTakesThePlaceOfTheRuns() {
        Cover cover = new Cover("Found", html -> html.element("h1", "a headline"), List.of(section("more")));
        String html = HtmlReport.render(new SyntheticRuns().seconds(3).make(), cover);
        assertThat(html).contains("<title>Found – Tidemark</title>", "<h1>a headline</h1>", "id=\"chart-more\"");
        assertThat(html).doesNotContain(">PASSED<", ">FAILED<", "id=\"verdict\"");
        assertThat(html.indexOf("id=\"chart-more\"")).isLessThan(html.indexOf("id=\"chart-rate\""));
    }

    @Test
    void aPageNeedsNoRun() throws JsonProcessingException {
        String html = Page.render("Types", "tidemark 1", List.of(section("only")), List.of("small print"));
        assertThat(html).contains("<title>Types – Tidemark</title>", "<footer><span>small print</span></footer>");
        JsonNode chart = data(html).at("/charts/0");
        assertThat(chart.path("id").asText()).isEqualTo("only");
        assertThat(chart.at("/y/format").asText()).isEqualTo("bytes_per_second");
    }

    @Test
    void whatIsNoNumberIsAGap() throws JsonProcessingException {
        JsonNode line =
                data(Page.render("t", "g", List.of(section("c")), List.of())).at("/charts/0/layers/0");
        assertThat(line.path("y").toString()).isEqualTo("[0.1,null,4000000000]");
        assertThat(line.path("style").asText()).isEqualTo("dashed");
    }

    @Test
    void wordsOfAChartCannotEndTheScript() {
        Layer.Points hostile = new Layer.Points(
                "</script><img src=x>",
                Colour.RED,
                Layer.Shape.RING,
                List.of(new Layer.Point(1, 2, Optional.empty(), Optional.empty(), "<b>", "</script>")));
        String html = Page.render("t", "g", List.of(section("c", hostile)), List.of());
        assertThat(html.split("</script>", -1)).hasSize(4);
        assertThat(html).doesNotContain("<img", "<b>\"");
    }

    @Test
    void aLineNeedsAsManyValuesAsPlaces() {
        assertThatThrownBy(() -> Layer.Line.of("l", Colour.RED, Layer.Style.SOLID, List.of(1.0), List.of()))
                .hasMessage("a line needs as many y as x but has 0 and 1");
    }

    @Test
    void aChartOfEmptyLayersHasNoData() {
        Layer gaps = Layer.Line.of("gaps", Colour.RED, Layer.Style.SOLID, List.of(1.0), List.of(Double.NaN));
        assertThat(chart("c", gaps, new Layer.Spans("none", Colour.GREY, List.of()))
                        .hasData())
                .isFalse();
        assertThat(chart("c", gaps, LINE).hasData()).isTrue();
    }

    private static JsonNode data(String html) throws JsonProcessingException {
        Matcher matcher =
                Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL).matcher(html);
        assertThat(matcher.find()).isTrue();
        return new ObjectMapper().readTree(matcher.group(1));
    }

    private static Chart chart(String id, Layer... layers) {
        Scale x = Scale.of("load", Scale.Format.NUMBER).focusedOn(1, 2);
        Scale y = Scale.of("traffic", Scale.Format.BYTES_PER_SECOND);
        List<Mark> marks = List.of(new Mark.Level(1, "limit", Colour.RED));
        return new Chart(id, "A chart", x, y, Chart.Size.NORMAL, List.of(layers), marks);
    }

    private static Section section(String id) {
        return section(id, LINE);
    }

    private static Section section(String id, Layer layer) {
        Chart chart = chart(id, layer);
        return new Section() {
            @Override
            public void write(Html html) {
                html.open("section").element("h2", "Added");
                chart.place(html);
                html.close();
            }

            @Override
            public List<Chart> charts() {
                return List.of(chart);
            }
        };
    }
}
