package io.tidemark.experiment.explore;

/** One way to understand what is known. */
final class Model {
    private final Lens lens;
    private final GaussianProcess process;

    Model(Lens lens, GaussianProcess process) {
        this.lens = lens;
        this.process = process;
    }

    /** The value that is as likely too high as too low. */
    double expected(double[] place) {
        return lens.invert(process.estimate(place).mean());
    }

    /**
     * By how much a value there is expected to be better than a bound; less where noise would hide it, because little is
     * learnt where much is known.
     *
     * @param bound above the lens's floor
     * @param boldness by what factor the uncertainty is made larger
     */
    double gain(double[] place, double bound, double boldness) {
        Estimate estimate = process.estimate(place).bolder(boldness);
        double seen = lens.apply(bound);
        double noise = process.noise();
        double uncertain = Math.hypot(noise, estimate.deviation());
        double learnt = uncertain > 0 ? 1 - noise / uncertain : 0;
        return learnt * (bound - lens.invert(seen - estimate.improvementOn(seen)));
    }

    /** By how much values of one place differ, near a value. */
    double noise(double near) {
        return lens.invert(lens.apply(near) + process.noise()) - near;
    }
}
