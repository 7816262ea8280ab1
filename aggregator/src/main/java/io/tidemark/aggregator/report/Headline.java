package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.aggregator.run.Verdict.LimitResult;
import io.tidemark.core.window.Counts;
import java.util.List;
import java.util.stream.Collectors;

/** What a person reads in the first ten seconds: what it was, whether it can be trusted, and how it went. */
final class Headline {
    private static final int PHASES_SHOWN = 3;
    private final Digest digest;
    private final Html html;

    Headline(Digest digest, Html html) {
        this.digest = digest;
        this.html = html;
    }

    void write() {
        html.open("header");
        Masthead.write(digest.info(), "Tidemark load test", List.of(), html);
        verdict();
        tiles();
        html.close().line();
    }

    private void verdict() {
        Verdict verdict = digest.run().verdict();
        html.open("section", "id", "verdict", "class", verdictClass(verdict));
        html.open("p", "class", "badges");
        html.element("strong", verdict.isValid() ? "VALID" : "INVALID", "id", "validity", "class", "badge");
        if (isJudged(verdict)) {
            html.element("strong", verdict.isPassed() ? "PASSED" : "FAILED", "id", "judgement", "class", "badge");
        }
        html.element("span", sentence(verdict), "class", "sentence").close();
        if (!verdict.isValid()) {
            list("reasons", verdict.invalid());
        }
        limits(verdict);
        ending(digest.info().ending());
        html.close().line();
    }

    /** Without a request there is nothing to pass, whatever the limits say of zero failures. */
    private boolean isJudged(Verdict verdict) {
        return verdict.isValid() && digest.hasMeasured() && !verdict.limits().isEmpty();
    }

    private String verdictClass(Verdict verdict) {
        if (!verdict.isValid()) {
            return "verdict invalid";
        }
        if (!digest.hasMeasured()) {
            return "verdict neutral";
        }
        return verdict.isPassed() ? "verdict good" : "verdict bad";
    }

    private String sentence(Verdict verdict) {
        if (!verdict.isValid()) {
            return "The generator, not the service, set these numbers. They say nothing about the service:";
        }
        if (!digest.hasMeasured()) {
            return "Nothing went wrong with the measurement, but no request was measured.";
        }
        if (verdict.limits().isEmpty()) {
            return "The measurement can be trusted. No limit was set.";
        }
        return verdict.isPassed()
                ? "The measurement can be trusted, and the service stayed within its limits."
                : "The measurement can be trusted, and the service did not stay within its limits.";
    }

    private void limits(Verdict verdict) {
        if (verdict.limits().isEmpty()) {
            return;
        }
        html.open("ul", "class", isJudged(verdict) ? "limits" : "limits withheld");
        for (LimitResult limit : verdict.limits()) {
            String word = !isJudged(verdict) ? "not judged" : limit.passed() ? "passed" : "failed";
            html.open("li", "class", word.replace(' ', '-'));
            html.element("b", word)
                    .text(" ")
                    .element("span", limit.scope() + ": " + limit.sentence())
                    .close();
        }
        html.close();
    }

    private void ending(Ending ending) {
        String what = switch (ending.kind()) {
            case COMPLETED, FINISHED -> "";
            case INTERRUPTED -> "Interrupted before the plan was done.";
            case TOLERANCE_EXCEEDED -> "Ended early, because a limit was exceeded.";
            case TARGET_LOST -> "Ended early, because the target could not be reached any more.";
            case COST_LIMIT -> "Ended early, because it had cost what it may.";
        };
        String sentence = (what + " " + ending.detail()).strip();
        if (!sentence.isEmpty()) {
            html.element("p", sentence, "id", "ending", "class", "ending");
        }
    }

    private void tiles() {
        Counts counts = digest.total().counts();
        Tiles tiles = Tiles.open(html, "");
        tiles.tile("asked", "Asked", asked(), model());
        tiles.tile("sent", "Requests sent", Numbers.compact(counts.sent()), sentNote(counts));
        boolean measured = digest.hasMeasured();
        result(tiles, "rate", "Rate", measured, rate(counts.sent()), rate(counts.good()) + " answered well");
        result(
                tiles,
                "failed",
                "Failed",
                measured,
                Numbers.percent((double) counts.bad() / Math.max(1, counts.completed())),
                Numbers.count(counts.bad()) + " of " + Numbers.count(counts.completed()));
        latency(tiles, "p50", "Latency p50", 50);
        latency(tiles, "p99", "Latency p99", 99);
        double coverage = digest.run().ledger().coverage();
        tiles.tile("coverage", "Coverage", Numbers.percent(coverage), "of the plan's requests have a result");
        tiles.close();
    }

    private void latency(Tiles tiles, String id, String label, double percent) {
        String note = "service time " + Numbers.time(digest.total().service().percentile(percent));
        result(
                tiles,
                id,
                label,
                digest.hasMeasured(),
                Numbers.time(digest.total().latency().percentile(percent)),
                note);
    }

    /** A number that speaks about the service: withheld when the measurement says nothing about it. */
    private void result(Tiles tiles, String id, String label, boolean measured, String value, String note) {
        if (!measured) {
            tiles.unknown(id, label, Numbers.NONE, "no measured request");
        } else if (digest.run().verdict().isValid()) {
            tiles.tile(id, label, value, note);
        } else {
            tiles.unknown(id, label, "withheld", "the run is INVALID");
        }
    }

    private String asked() {
        List<PhaseSpan> phases =
                digest.info().phases().stream().filter(phase -> !phase.warmUp()).toList();
        if (phases.isEmpty()) {
            return digest.info().phases().isEmpty() ? "steered by hand" : "warm-up only";
        }
        String shown = phases.stream().limit(PHASES_SHOWN).map(PhaseSpan::shape).collect(Collectors.joining("; then "));
        int more = phases.size() - PHASES_SHOWN;
        return more > 0 ? shown + "; and " + more + " more phases" : shown;
    }

    private String model() {
        return digest.info().model() == LoadModel.OPEN
                ? "open model: arrivals do not wait for responses"
                : "closed model: users wait for their responses";
    }

    private String sentNote(Counts counts) {
        long warmUp = digest.run().ledger().warmUp();
        String dropped = counts.dropped() == 0 ? "" : Numbers.compact(counts.dropped()) + " dropped";
        String excluded = warmUp == 0 ? "" : Numbers.compact(warmUp) + " more in warm-up";
        String both = dropped + (dropped.isEmpty() || excluded.isEmpty() ? "" : ", ") + excluded;
        return both.isEmpty() ? "all that were due" : both;
    }

    private String rate(long count) {
        return Numbers.rate(digest.axis().perSecond(count)) + "/s";
    }

    private void list(String id, List<String> sentences) {
        html.open("ul", "id", id);
        sentences.forEach(sentence -> html.element("li", sentence));
        html.close();
    }
}
