package io.tidemark.cli.progress;

import io.tidemark.aggregator.cost.Dollars;
import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.cli.text.Figures;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a moment in words, the most important first. Pure. */
final class Status {
    private static final String GAP = "   ";

    private Status() {}

    /** As many parts as fit into the width; the first one is always there, cut if it must be. */
    static String line(Progress progress, int width) {
        if (progress.state() == Progress.State.PREPARING) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        for (String part : parts(progress)) {
            String next = line.isEmpty() ? part : GAP + part;
            if (line.length() + next.length() > width && !line.isEmpty()) {
                break;
            }
            line.append(next);
        }
        return cut(line.toString(), width);
    }

    static String line(Progress progress) {
        return String.join(GAP, parts(progress));
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width));
    }

    private static List<String> parts(Progress progress) {
        List<String> parts = new ArrayList<>();
        parts.add(load(progress));
        if (progress.p50Micros() > 0) {
            parts.add("p50 " + Figures.latency(progress.p50Micros()));
            parts.add("p99 " + Figures.latency(progress.p99Micros()));
        }
        parts.add(failures(progress));
        progress.dollars().ifPresent(dollars -> parts.add("cost " + Dollars.of(dollars)));
        parts.add("in flight " + Figures.count(progress.inFlight()));
        if (progress.backlog() > 0) {
            parts.add("backlog " + Figures.count(progress.backlog()));
        }
        if (progress.dropped() > 0) {
            parts.add("dropped " + Figures.count(progress.dropped()));
        }
        parts.add("generator cpu " + Math.round(progress.generatorCpu() * 100) + "%");
        return parts;
    }

    /** What is offered against what was asked for: arrivals in the open model, users in the closed one. */
    private static String load(Progress progress) {
        String rate = Figures.rate((double) progress.rate());
        return progress.model() == LoadModel.OPEN
                ? rate + " of " + Figures.rate(progress.plannedLevel())
                : rate + GAP + Figures.count(progress.users()) + " of "
                        + Figures.count(Math.round(progress.plannedLevel())) + " users";
    }

    private static String failures(Progress progress) {
        long ended = progress.good() + progress.bad();
        return progress.bad() == 0
                ? "failed 0"
                : "failed " + Figures.count(progress.bad()) + " (" + Figures.share((double) progress.bad() / ended)
                        + ")";
    }
}
