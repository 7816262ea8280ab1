/** Phases: one set of parameters each, and what still belongs to it. */
@NullMarked
package io.tidemark.experiment.phase;

import org.jspecify.annotations.NullMarked;
