/** What an experiment has measured, by phase. */
@NullMarked
package io.tidemark.experiment.result;

import org.jspecify.annotations.NullMarked;
