package io.tidemark.experiment.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures that everybody wants. Of a series without values every one of them is 0. */
public enum SummaryKind {
    MEAN("mean", "Sum of all values / n"),
    MEAN_ERR(
            "mean_err",
            "Mean, with the error that it may have: t(0.975, n-1) * sdeviation / sqrt(n), Student's t for 95 %;"
                    + " 0 for a single value"),
    MIN("min", "Least value"),
    MAX("max", "Greatest value"),
    SUM("sum", "Sum of all values"),
    MEDIAN("median", "Middle value; of an even number the mean of the two in the middle"),
    MODE("mode", "Most frequent value; of several the least"),
    VARIANCE("variance", "Mean of (value - mean)^2, of the whole population: divided by n"),
    SDEVIATION("sdeviation", "Square root of the variance");

    private final String word;
    private final String meaning;

    SummaryKind(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    public String word() {
        return word;
    }

    /** Its formula in words. */
    public String meaning() {
        return meaning;
    }

    static Optional<SummaryKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(SummaryKind::word).toList();
    }

    /** @param values in ascending order, at least one */
    double of(double[] values) {
        return switch (this) {
            case MEAN, MEAN_ERR -> Statistics.mean(values);
            case MIN -> values[0];
            case MAX -> values[values.length - 1];
            case SUM -> Statistics.sum(values);
            case MEDIAN -> Statistics.median(values);
            case MODE -> Statistics.mode(values);
            case VARIANCE -> Statistics.variance(values);
            case SDEVIATION -> Statistics.deviation(values);
        };
    }
}
