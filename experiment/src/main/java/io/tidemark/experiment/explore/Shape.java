package io.tidemark.experiment.explore;

/**
 * What is assumed of a function.
 *
 * @param lengths within which its values are alike, by parameter, where 1 is the whole range
 * @param noise variance of a single value, as a share of the variance of the function itself
 */
record Shape(double[] lengths, double noise) {
    Shape {
        lengths = lengths.clone();
    }

    @Override
    public double[] lengths() {
        return lengths.clone();
    }

    /** The Matérn 5/2 kernel: functions that can be differentiated twice, no smoother. */
    double likeness(double[] a, double[] b) {
        double squares = 0;
        for (int i = 0; i < lengths.length; i++) {
            double distance = (a[i] - b[i]) / lengths[i];
            squares += distance * distance;
        }
        double scaled = Math.sqrt(5 * squares);
        return (1 + scaled + scaled * scaled / 3) * Math.exp(-scaled);
    }
}
