/** Indicators: what makes one number of a whole experiment. */
@NullMarked
package io.tidemark.experiment.indicator;

import org.jspecify.annotations.NullMarked;
