package io.tidemark.cli.size;

import io.tidemark.cli.result.CostText;
import io.tidemark.cli.text.Figures;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.units.Percents;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.result.Sizing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sizing found, for a person: the answer first, then how sure it is, then what limits it. */
final class SizeSummary {
    static final int LABEL_WIDTH = 15;

    private final Sizing sizing;
    private final Variable by;
    private final List<String> lines = new ArrayList<>();

    private SizeSummary(Sizing sizing) {
        this.sizing = sizing;
        this.by = sizing.settings().by();
    }

    /** @param files the names of what was written */
    static List<String> lines(Sizing sizing, List<String> files) {
        SizeSummary summary = new SizeSummary(sizing);
        if (sizing.method().equals("ramp")) {
            summary.ramp();
        } else {
            summary.answer();
        }
        summary.bottleneck();
        summary.effort();
        CostText.words(sizing.run()).ifPresent(words -> summary.row("cost", words));
        summary.files(files);
        return summary.lines;
    }

    /** In Molotov's words. */
    private void ramp() {
        Answer answer = sizing.answer();
        switch (answer.status()) {
            case FOUND -> lines.add("Sizing is over!");
            case INTERRUPTED -> lines.add("Sizing was not finished. (interrupted)");
            default -> {}
        }
        if (answer.status() != Answer.Status.INTERRUPTED) {
            lines.add(answer.sentence());
        }
        lines.addAll(answer.notes());
        lines.add("");
    }

    private void answer() {
        Answer answer = sizing.answer();
        row(label(answer.status()), answer.sentence());
        answer.estimate()
                .filter(estimate -> answer.status() != Answer.Status.INVALID)
                .ifPresent(this::capacity);
        answer.need().ifPresent(this::need);
        sizing.stated().ifPresent(this::stated);
        answer.notes().forEach(note -> row("note", note));
    }

    private static String label(Answer.Status status) {
        return switch (status) {
            case FOUND -> "FOUND";
            case NEED_DECIDED -> "DECIDED";
            case OUT_OF_BUDGET -> "OUT OF BUDGET";
            case ABOVE_HIGHEST -> "NOT REACHED";
            case BELOW_LOWEST -> "TOO MUCH";
            case INVALID -> "INVALID";
            case INTERRUPTED -> "INTERRUPTED";
            case TARGET_LOST -> "TARGET LOST";
        };
    }

    private void capacity(Estimate estimate) {
        row(
                "capacity",
                "at least " + TrialText.load(estimate.low(), by) + " with at most "
                        + Percents.format(sizing.settings().tolerance()) + " bad");
        row(
                "90% interval",
                String.format(
                        Locale.ROOT,
                        "%s to %s, median %s (within %.0f%%)",
                        TrialText.load(estimate.low(), by),
                        TrialText.load(estimate.high(), by),
                        TrialText.load(estimate.median(), by),
                        100 * estimate.halfWidth()));
    }

    private void need(double probability) {
        double need = sizing.settings().need().orElse(0);
        boolean yes = probability >= 0.5;
        row(
                "need",
                String.format(
                        Locale.ROOT,
                        "carries %s: %s, %s%%",
                        TrialText.load(need, by),
                        yes ? "yes" : "no",
                        sure(yes ? probability : 1 - probability)));
    }

    /** A probability out of a model is never certainty. */
    private static String sure(double probability) {
        long percent = Math.round(100 * probability);
        return percent >= 100 ? ">99" : Long.toString(percent);
    }

    private void stated(double capacity) {
        String verdict = sizing.answer()
                .estimate()
                .map(estimate -> capacity >= estimate.low() && capacity <= estimate.high()
                        ? "lies in the interval"
                        : "does NOT lie in the interval")
                .orElse("cannot be compared");
        row("stated", "the service's own " + TrialText.load(capacity, by) + " " + verdict);
    }

    private void bottleneck() {
        Bottleneck found = sizing.bottleneck();
        row("limited by", found.sentence());
    }

    private void effort() {
        long windows = sizing.observations().stream()
                .filter(seen -> seen.isValid() && seen.trial().kind() == Trial.Kind.WINDOW)
                .count();
        long invalid =
                sizing.observations().stream().filter(seen -> !seen.isValid()).count();
        long sent = sizing.run().ledger().sent();
        String text = Figures.clock(Duration.ofMillis(sizing.run().info().elapsedMillis())) + ", " + Figures.count(sent)
                + " requests";
        if (!sizing.method().equals("ramp")) {
            text += ", " + windows + " windows" + (invalid == 0 ? "" : ", " + invalid + " invalid trials repeated");
        }
        row("took", text);
    }

    private void files(List<String> files) {
        if (!files.isEmpty()) {
            lines.add("");
            for (int i = 0; i < files.size(); i++) {
                row(i == 0 ? "written" : "", files.get(i));
            }
        }
    }

    private void row(String label, String text) {
        lines.add(String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s%s", label, text));
    }
}
