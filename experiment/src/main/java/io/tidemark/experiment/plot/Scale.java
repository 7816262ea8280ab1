package io.tidemark.experiment.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an axis spreads its values. */
public enum Scale {
    LINEAR("linear", 1),
    LOG("log", 10),
    LOG2("log2", 2),
    LOG10("log10", 10);

    private final String word;
    private final int base;

    Scale(String word, int base) {
        this.word = word;
        this.base = base;
    }

    public static Optional<Scale> of(String word) {
        return Arrays.stream(values()).filter(scale -> scale.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(scale -> scale.word).toList();
    }

    boolean isLogarithmic() {
        return this != LINEAR;
    }

    /** Of a logarithmic one. */
    int base() {
        return base;
    }

    /** Whether there is a place for it. */
    boolean shows(double value) {
        return Double.isFinite(value) && (this == LINEAR || value > 0);
    }

    /** On a line that is even. */
    double even(double value) {
        return this == LINEAR ? value : Math.log(value) / Math.log(base);
    }

    double value(double even) {
        return this == LINEAR ? even : Math.pow(base, even);
    }
}
