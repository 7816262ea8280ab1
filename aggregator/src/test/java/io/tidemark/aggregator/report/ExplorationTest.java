package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.report.Exploration.Dimension;
import io.tidemark.aggregator.report.Exploration.Dots;
import io.tidemark.aggregator.report.Exploration.Kind;
import io.tidemark.aggregator.report.Exploration.Place;
import io.tidemark.aggregator.report.Exploration.Subject;
import io.tidemark.aggregator.report.Exploration.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page's own tests in a browser are where explorations are used: in the pages of experiments. */
class ExplorationTest {
    private static final List<Place> PLACES =
            List.of(new Place(List.of(0, 0), ""), new Place(List.of(1, 1), "stalled"));

    @Test
    void itIsWrittenAsTheScriptReadsIt() throws JsonProcessingException {
        JsonNode json = data(exploration(subject(List.of(1.5, Double.NaN), List.of(0.25, Double.NaN))));
        assertThat(json.toString())
                .isEqualTo("{\"id\":\"e\",\"together\":true,\"dimensions\":["
                        + "{\"title\":\"N\",\"numeric\":true,\"values\":[1,1.2345678901]},"
                        + "{\"title\":\"Type\",\"numeric\":false,\"values\":[\"a\",\"</script>\"]}],"
                        + "\"places\":[[0,0],[1,1]],\"words\":[\"\",\"stalled\"],"
                        + "\"subjects\":[{\"title\":\"T\",\"traces\":[{\"label\":\"mean\",\"colour\":\"blue\",\"kind\":\"balance\","
                        + "\"values\":[1.5,null],\"errors\":[0.25,null]}],"
                        + "\"dots\":[{\"label\":\"values\",\"colour\":\"grey\",\"values\":[[1E+300,2],[]]}]}]}");
    }

    @Test
    void placesAreLeftForItsControlsAndCharts() {
        String html = page(exploration(subject(List.of(1.0, 2.0), List.of())));
        assertThat(html)
                .contains("id=\"explore-e\"", "id=\"map-e-0\"", "id=\"chart-e-0\"")
                .doesNotContain("</script>\"");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> exploration(subject(List.of(1.0), List.of())))
                .hasMessage("T must have as many values as places but has 1 and 2");
        assertThatThrownBy(() -> exploration(subject(List.of(1.0, 2.0), List.of(1.0))))
                .hasMessage("T must have as many errors as places but has 1 and 2");
        assertThatThrownBy(() -> new Exploration("e", List.of(), List.of(new Place(List.of(), "")), List.of(), true))
                .hasMessage("there must be a dimension");
        assertThatThrownBy(() -> new Exploration(
                        "e",
                        List.of(new Dimension("N", List.of(1))),
                        List.of(new Place(List.of(1), "")),
                        List.of(),
                        true))
                .hasMessage("a place must be within N but is at 1");
    }

    private static Subject subject(List<Double> values, List<Double> errors) {
        return new Subject(
                "T",
                List.of(new Trace("mean", Colour.BLUE, Kind.BALANCE, values, errors)),
                List.of(new Dots("values", Colour.GREY, List.of(List.of(1e300, 2.0), List.of()))));
    }

    private static Exploration exploration(Subject subject) {
        return new Exploration(
                "e",
                List.of(new Dimension("N", List.of(1, 1.2345678901)), new Dimension("Type", List.of("a", "</script>"))),
                PLACES,
                List.of(subject),
                true);
    }

    private static String page(Exploration exploration) {
        Section section = new Section() {
            @Override
            public void write(Html html) {
                exploration.placeControls(html);
                exploration.place(html, 0);
            }

            @Override
            public List<Exploration> explorations() {
                return List.of(exploration);
            }
        };
        return Page.render("t", "g", List.of(section), List.of());
    }

    private static JsonNode data(Exploration exploration) throws JsonProcessingException {
        String html = page(exploration);
        String from = "<script type=\"application/json\" id=\"data\">";
        int start = html.indexOf(from) + from.length();
        return new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(html.substring(start, html.indexOf("</script>", start)))
                .at("/explorations/0");
    }
}
