package io.tidemark.experiment.explore;

/**
 * What is known of a function: values at different places.
 *
 * @param places from 0 to 1 in every parameter
 * @param means of the values of each place
 * @param counts of the values of each place
 * @param within the squared deviations of all values from the means of their places, added up
 */
record Known(double[][] places, double[] means, int[] counts, double within) {
    int size() {
        return means.length;
    }

    /** Of single values. */
    int total() {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }
}
