package io.tidemark.experiment.reporter;

import io.tidemark.experiment.plot.Colormap;
import io.tidemark.experiment.plot.Scale;

/**
 * How plots should look.
 *
 * @param raw every value as a dot, rather than the figures
 * @param otherwise stands for a parameter that has no value
 * @param referenceName of what they are compared with
 */
record PlotStyle(
        Scale x,
        Scale y,
        Colormap colormap,
        Colormap ratioColormap,
        boolean raw,
        String otherwise,
        String referenceName) {}
