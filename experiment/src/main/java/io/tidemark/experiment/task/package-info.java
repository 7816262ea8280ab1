/** Tasks: what is done once, before, between and after the phases. */
@NullMarked
package io.tidemark.experiment.task;

import org.jspecify.annotations.NullMarked;
