/** Known functions, and the driver's own way to explore them, to compare with. */
@NullMarked
package io.tidemark.experiment.explore.simulation;

import org.jspecify.annotations.NullMarked;
