/** What a search for the best parameters is told: where to look, what for, and what is known from before. */
@NullMarked
package io.tidemark.experiment.auto;

import org.jspecify.annotations.NullMarked;
