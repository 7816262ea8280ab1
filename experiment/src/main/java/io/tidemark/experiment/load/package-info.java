/** Tidemark's own load as a part of an experiment: sent for each phase, and made into values of metrics. */
@NullMarked
package io.tidemark.experiment.load;

import org.jspecify.annotations.NullMarked;
