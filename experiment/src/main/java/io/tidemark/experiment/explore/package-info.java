/** Finds the best of many sets of parameters with few trials, each of which is costly and noisy. Pure: no clock, no input. */
@NullMarked
package io.tidemark.experiment.explore;

import org.jspecify.annotations.NullMarked;
