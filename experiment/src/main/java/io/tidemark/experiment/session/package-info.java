/** Runs experiments: from the first trigger to the last report. */
@NullMarked
package io.tidemark.experiment.session;

import org.jspecify.annotations.NullMarked;
