package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Masthead;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Tiles;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person reads in the first ten seconds: the answer, how sure it is, what limits the service. */
final class HeadlineSection implements Section {
    private final Sizing sizing;
    private final Headline headline;
    private final Trials trials;

    HeadlineSection(Sizing sizing, Headline headline) {
        this.sizing = sizing;
        this.headline = headline;
        this.trials = Trials.of(sizing);
    }

    @Override
    public void write(Html html) {
        html.open("header");
        List<String> more = List.of("on " + sizing.host().description());
        Masthead.write(sizing.run().info(), "Tidemark sizing", more, html);
        verdict(html);
        tiles(html);
        html.close().line();
    }

    private void verdict(Html html) {
        html.open("section", "id", "answer", "class", "verdict " + headline.kind());
        html.open("p", "class", "badges");
        html.element("strong", headline.badge(), "id", "status", "class", "badge");
        html.element("span", headline.sentence(), "id", "sentence", "class", "answer");
        html.close();
        if (!headline.certainty().isEmpty()) {
            html.element("p", headline.certainty(), "id", "certainty");
        }
        limitedBy(html);
        notes(html);
        html.close().line();
    }

    private void limitedBy(Html html) {
        Bottleneck bottleneck = sizing.bottleneck();
        html.open("p", "id", "limited-by");
        html.element("b", BottleneckSection.title(bottleneck));
        html.text(" (" + BottleneckSection.confidence(bottleneck) + "). " + bottleneck.sentence());
        html.close();
    }

    private void notes(Html html) {
        List<String> notes = new ArrayList<>();
        if (isInvalid()) {
            sizing.observations().stream()
                    .flatMap(each -> each.invalid().stream())
                    .distinct()
                    .forEach(notes::add);
        }
        stated().ifPresent(notes::add);
        notes.addAll(sizing.answer().notes());
        if (trials.invalid() > 0 && !isInvalid()) {
            notes.add(
                    trials.invalid() == 1
                            ? "1 trial was invalid, because the load generator made its numbers; it was left out."
                            : trials.invalid()
                                    + " trials were invalid, because the load generator made their numbers; they were left out.");
        }
        if (sizing.host().sharesMachineWithGenerator() && !isInvalid()) {
            notes.add(
                    "Service and load generator shared a machine and took CPU from each other: alone, the service may carry "
                            + "more.");
        }
        if (!notes.isEmpty()) {
            html.open("ul", "id", "notes");
            notes.forEach(note -> html.element("li", note));
            html.close();
        }
    }

    /** A service that knows its capacity is how a person can check this program. */
    private Optional<String> stated() {
        if (sizing.stated().isEmpty()
                || isInvalid()
                || sizing.answer().estimate().isEmpty()) {
            return Optional.empty();
        }
        double stated = sizing.stated().getAsDouble();
        Estimate estimate = sizing.answer().estimate().get();
        boolean inside = estimate.low() <= stated && stated <= estimate.high();
        return Optional.of("The service itself states a capacity of "
                + trials.loads().of(stated) + ", which the interval " + (inside ? "contains." : "does not contain."));
    }

    private void tiles(Html html) {
        Tiles tiles = Tiles.open(html, "sizing");
        capacity(tiles);
        latency(tiles);
        Bottleneck bottleneck = sizing.bottleneck();
        tiles.tile("bottleneck", "Limited by", bottleneck.resource().label(), BottleneckSection.confidence(bottleneck));
        tiles.tile("method", "Method", methodName(), method());
        tiles.tile("took", "Took", Numbers.duration(sizing.run().info().elapsedMillis()), requests());
        tiles.close();
        if (!sizing.answer().sentence().isEmpty()) {
            html.element("p", "Why the search ended: " + sizing.answer().sentence(), "id", "why", "class", "note");
        }
    }

    private void capacity(Tiles tiles) {
        Optional<Estimate> estimate = sizing.answer().estimate();
        String unit = trials.loads().unit();
        if (isInvalid()) {
            tiles.unknown("capacity", "Capacity", "withheld", "the measurement is INVALID");
        } else if (estimate.isEmpty()) {
            tiles.unknown("capacity", "Capacity", Numbers.NONE, "not told");
        } else if (sizing.method().equals(SizingReport.RAMP)) {
            tiles.tile(
                    "capacity",
                    "Reached, " + unit,
                    trials.loads().number(estimate.get().median()),
                    "when the ramp ended; a ramp gives no interval");
        } else {
            Loads loads = trials.loads();
            tiles.tile(
                    "capacity",
                    "Capacity, " + unit,
                    loads.number(estimate.get().median()),
                    "90 % interval " + loads.interval(estimate.get()));
            tiles.tile(
                    "plan", "Plan with, " + unit, loads.number(estimate.get().low()), "95 % sure that it carries this");
        }
    }

    /** At the highest load that was held within the tolerance: what a caller sees when the service is well used. */
    private void latency(Tiles tiles) {
        Optional<Observation> best = trials.valid().stream()
                .filter(each -> each.trial().kind() != Trial.Kind.PROBE && !each.aborted())
                .filter(each -> each.completed() > 0 && trials.isTolerated(each))
                .max(Comparator.comparingDouble(each -> each.trial().load()));
        if (isInvalid()) {
            tiles.unknown("latency", "Latency p99", "withheld", "the measurement is INVALID");
            return;
        }
        if (best.isEmpty()) {
            tiles.unknown("latency", "Latency p99", Numbers.NONE, "no load was held within the tolerance");
            return;
        }
        tiles.tile(
                "latency",
                "Latency p99",
                Numbers.time(best.get().p99Micros()),
                "p50 " + Numbers.time(best.get().p50Micros()) + ", at "
                        + trials.loads().of(best.get().trial().load()));
    }

    private String methodName() {
        return sizing.method().equals(SizingReport.RAMP) ? SizingReport.RAMP : sizing.method() + " search";
    }

    private String method() {
        if (sizing.method().equals(SizingReport.RAMP)) {
            return Headline.counted(trials.of(Trial.Kind.RAMP).size(), "slice");
        }
        List<String> parts = new ArrayList<>();
        for (Trial.Kind kind : List.of(Trial.Kind.PROBE, Trial.Kind.WINDOW, Trial.Kind.SOAK)) {
            int count = trials.of(kind).size();
            if (count > 0) {
                parts.add(Headline.counted(count, kind.name().toLowerCase(Locale.ROOT)));
            }
        }
        return parts.isEmpty() ? "no valid trial" : String.join(", ", parts);
    }

    private String requests() {
        return Numbers.compact(sizing.run().ledger().sent()) + " requests";
    }

    private boolean isInvalid() {
        return sizing.answer().status() == Answer.Status.INVALID;
    }
}
