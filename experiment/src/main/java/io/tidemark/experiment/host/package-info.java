/** Hosts as a part of an experiment: started for a phase, watched, and made into values of metrics. */
@NullMarked
package io.tidemark.experiment.host;

import org.jspecify.annotations.NullMarked;
