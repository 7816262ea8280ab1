package io.tidemark.experiment.auto;

import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.summary.BuiltInSummarizer;
import io.tidemark.experiment.summary.PercentileSummarizer;
import io.tidemark.experiment.summary.SummaryKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one number is made of the values of a phase. */
final class Averaging {
    static final String EXPECTED = "must be mean, median, min, max, or a percentile such as p95";

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d+(?:\\.\\d+)?)");

    private Averaging() {}

    /** @throws IllegalArgumentException when the word is none */
    static Summarizer of(String word, boolean rejectOutliers) {
        Matcher percentile = PERCENTILE.matcher(word);
        if (percentile.matches()) {
            double percent = Double.parseDouble(percentile.group(1));
            if (percent > 100) {
                throw new IllegalArgumentException(EXPECTED);
            }
            return new PercentileSummarizer(word, percent, rejectOutliers);
        }
        SummaryKind kind = switch (word) {
            case "mean" -> SummaryKind.MEAN;
            case "median" -> SummaryKind.MEDIAN;
            case "min" -> SummaryKind.MIN;
            case "max" -> SummaryKind.MAX;
            default -> throw new IllegalArgumentException(EXPECTED);
        };
        return new BuiltInSummarizer(word, kind, rejectOutliers);
    }
}
