package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Tiles;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;

/** Which machine to take, how sure that is, and what limits the service on it. */
final class ComparisonHeadline implements Section {
    private final Comparison comparison;
    private final ComparisonWords words;

    ComparisonHeadline(Comparison comparison, ComparisonWords words) {
        this.comparison = comparison;
        this.words = words;
    }

    @Override
    public void write(Html html) {
        html.open("header");
        html.element("p", "Tidemark comparison", "class", "brand");
        html.element("h1", "Machine types compared", "id", "title");
        html.open("p", "class", "facts");
        html.element("span", Headline.counted(comparison.candidates().size(), "type"));
        html.element("span", words.measured().size() + " measured");
        html.element("span", "prices: " + comparison.prices());
        html.close();
        answer(html);
        words.winner().ifPresent(winner -> tiles(winner, html));
        html.close().line();
    }

    private void answer(Html html) {
        boolean found = words.winner().isPresent();
        html.open("section", "id", "answer", "class", found ? "verdict good" : "verdict bad");
        html.open("p", "class", "badges");
        html.element("strong", found ? "RECOMMENDED" : "NO WINNER", "id", "status", "class", "badge");
        html.element("span", words.sentence(), "id", "sentence", "class", "answer")
                .close();
        if (!words.certainty().isEmpty()) {
            html.element("p", words.certainty(), "id", "certainty");
        }
        words.winner()
                .flatMap(Candidate::sizing)
                .ifPresent(sizing -> html.open("p", "id", "limited-by")
                        .element("b", BottleneckSection.title(sizing.bottleneck()))
                        .text(" (" + BottleneckSection.confidence(sizing.bottleneck()) + "). "
                                + sizing.bottleneck().sentence())
                        .close());
        if (!comparison.caveat().isEmpty()) {
            html.element("p", comparison.caveat(), "id", "caveat", "class", "caveat");
        }
        html.close().line();
    }

    private void tiles(Candidate winner, Html html) {
        Tiles tiles = Tiles.open(html, "sizing");
        tiles.tile("type", "Type", winner.type().name(), CandidateSection.machine(winner.type()));
        if (winner.machines().isPresent() && comparison.need().isPresent()) {
            tiles.tile(
                    "machines",
                    "Machines",
                    Numbers.count(winner.machines().getAsInt()),
                    "for " + Numbers.rate(comparison.need().getAsDouble()) + " requests/s");
        }
        if (winner.dollarsPerMonth().isPresent()) {
            tiles.tile("month", "A month", Money.of(winner.dollarsPerMonth().getAsDouble()), "all machines, on demand");
        }
        winner.costPerMillion()
                .ifPresent(cost -> tiles.tile(
                        "cost",
                        "Per million good",
                        Money.of(cost.median()),
                        "90 % interval " + Money.of(cost.low()) + " to " + Money.of(cost.high())));
        ComparisonWords.estimate(winner).ifPresent(estimate -> {
            Loads loads = CandidateSection.loads(winner);
            tiles.tile(
                    "capacity",
                    "Capacity of one, " + loads.unit(),
                    loads.number(estimate.median()),
                    "90 % interval " + loads.interval(estimate));
        });
        tiles.close();
    }
}
