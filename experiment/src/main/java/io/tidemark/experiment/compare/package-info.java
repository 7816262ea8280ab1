/** Two measurements against each other: how far apart they are, in standard deviations. */
@NullMarked
package io.tidemark.experiment.compare;

import org.jspecify.annotations.NullMarked;
