/** Summarizers: what makes one figure of all the values that were measured in a phase. */
@NullMarked
package io.tidemark.experiment.summary;

import org.jspecify.annotations.NullMarked;
