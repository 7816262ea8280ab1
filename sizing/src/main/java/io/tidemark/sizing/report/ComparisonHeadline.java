package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Tiles;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;

/** Which machine to take, why, how sure that is, and what it costs. */
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
        words.winner().ifPresent(winner -> reasons(winner, html));
        words.toVerify().ifPresent(text -> mind(html, "verify", "Predicted to be cheaper: ", text));
        words.winner()
                .map(Candidate::remark)
                .filter(remark -> !remark.isEmpty())
                .ifPresent(remark -> mind(html, "mind", "Mind: ", remark + "."));
        if (!comparison.caveat().isEmpty()) {
            html.element("p", comparison.caveat(), "id", "caveat", "class", "caveat");
        }
        html.close().line();
    }

    private void reasons(Candidate winner, Html html) {
        html.open("ul", "id", "reasons");
        reason(html, "carries", "It carries ", words.carries(winner));
        reason(html, "costs", "It costs ", words.costs(winner));
        winner.sizing().ifPresent(sizing -> {
            Bottleneck limit = sizing.bottleneck();
            reason(
                    html,
                    "limited-by",
                    BottleneckSection.title(limit),
                    " (" + BottleneckSection.confidence(limit) + "). " + limit.sentence());
        });
        words.next().ifPresent(text -> reason(html, "next", "Next best: ", text));
        reason(html, "certainty", "How sure: ", words.recommendation().certainty());
        html.close();
    }

    private static void reason(Html html, String id, String lead, String text) {
        html.open("li", "id", id).element("b", lead).text(text).close();
    }

    private static void mind(Html html, String id, String lead, String text) {
        html.open("p", "id", id, "class", "caveat")
                .element("b", lead)
                .text(text)
                .close();
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
        winner.capacity()
                .ifPresent(capacity -> tiles.tile(
                        "capacity",
                        "Capacity of one",
                        ComparisonWords.LOADS.number(capacity.median()) + "/s",
                        "90 % interval " + ComparisonWords.LOADS.interval(capacity)));
        words.recommendation().runnerUp().ifPresent(next -> runnerUp(next, tiles));
        tiles.close();
    }

    private static void runnerUp(Candidate next, Tiles tiles) {
        String price = next.dollarsPerMonth().isPresent()
                ? Money.of(next.dollarsPerMonth().getAsDouble()) + " a month"
                : next.costPerMillion()
                        .map(Estimate::median)
                        .map(cost -> Money.of(cost) + " per million")
                        .orElse("");
        tiles.tile("next", "Next best", next.type().name(), price);
    }
}
